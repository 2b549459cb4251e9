-- The time zones whose days were counted, each since when: what a day is, is part of what every metric by day counts.
create table metric_zones (
  version int primary key check (version > 0),
  time_zone text not null,
  since timestamptz(3) not null
);
comment on table metric_zones is 'append-only';
insert into metric_zones (version, time_zone, since) select 1, time_zone, now() from metric_closing where time_zone is not null;
