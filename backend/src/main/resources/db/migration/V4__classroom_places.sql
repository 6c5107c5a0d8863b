-- Read by H2 and by PostgreSQL alike. Where a seat stood in the plane of two sliders, by their ids; nothing where an experiment has no two.
alter table classroom_moment add column across varchar(64);
alter table classroom_moment add column up varchar(64);
alter table classroom_moment add column x real;
alter table classroom_moment add column y real;
