-- Read by H2 and by PostgreSQL alike. Of a student there is a nickname and nothing else.

create table classroom (
    id varchar(16) primary key,
    code varchar(8) not null unique,
    teacher_hash varchar(64) not null,
    partner_hash varchar(64) not null,
    board_hash varchar(64) not null,
    agenda text not null,
    -- The numbers of what is trained as one.
    common text,
    created timestamp with time zone not null,
    expires timestamp with time zone not null
);

create index classroom_expires on classroom (expires);

-- Number 0 is the teacher's own.
create table classroom_seat (
    classroom varchar(16) not null references classroom (id) on delete cascade,
    number integer not null,
    nickname varchar(64) not null,
    key_hash varchar(64) not null,
    work text not null,
    primary key (classroom, number)
);

-- Where a seat was at a time, for going back over a lesson.
create table classroom_moment (
    classroom varchar(16) not null references classroom (id) on delete cascade,
    number integer not null,
    at timestamp with time zone not null,
    experiment varchar(64) not null,
    step integer not null,
    score real,
    link text not null
);

create index classroom_moment_at on classroom_moment (classroom, at);
