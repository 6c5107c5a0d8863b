-- Read by H2 and by PostgreSQL alike. Of which readout a score is; nothing where there is none, and for what was remembered before.
alter table classroom_moment add column measure varchar(64);
