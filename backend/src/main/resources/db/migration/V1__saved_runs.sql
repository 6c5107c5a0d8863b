-- Read by H2 and by PostgreSQL alike. What is large stands in tables of its own, so that counting does not read it.

create table saved_run (
    id varchar(16) primary key,
    experiment varchar(64) not null,
    version integer not null,
    engine varchar(64) not null,
    device varchar(200) not null,
    trail text not null,
    origin varchar(16),
    size integer not null,
    created timestamp with time zone not null,
    expires timestamp with time zone not null,
    secret_hash varchar(64) not null
);

create index saved_run_expires on saved_run (expires);

-- Weights and what the optimiser keeps, as a safetensors file.
create table saved_run_state (
    run varchar(16) primary key references saved_run (id) on delete cascade,
    content bytea not null
);

-- Tensors that learners have brought, under the digest of their content.
create table brought_tensors (
    digest varchar(64) primary key,
    size integer not null,
    created timestamp with time zone not null,
    expires timestamp with time zone not null
);

create index brought_tensors_expires on brought_tensors (expires);

create table brought_content (
    digest varchar(64) primary key references brought_tensors (digest) on delete cascade,
    content bytea not null
);
