-- Read by H2 and by PostgreSQL alike. The highest number of a seat that a class has ever drawn: a seat that is gone leaves none behind for somebody else.
alter table classroom add column highest integer default 0 not null;
update classroom set highest = coalesce((select max(seat.number) from classroom_seat seat where seat.classroom = classroom.id), 0);
