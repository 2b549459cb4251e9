-- When days begin is counted with like their time zone: another beginning counts everything again and is a version of its own.
alter table metric_closing add column day_begins smallint not null default 0;
alter table metric_zones add column day_begins smallint not null default 0;
