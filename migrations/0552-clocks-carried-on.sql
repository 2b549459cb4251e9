-- A handling that we reopened ourselves because nothing was solved: its solution clock goes on with the time that was left.
alter table clocked_cycles add column carries_on boolean not null default false;
