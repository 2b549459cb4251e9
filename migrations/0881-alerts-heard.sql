-- When channels and units were heard: so many voices in each hour (counted since 1970-01-01, UTC), and when the last one came. Kept from the
-- log by a projection; what silence is, is judged by it, without a look at voices.
create table alert_heard_hours (
  channel text not null,
  org_unit_id uuid,
  hour int not null,
  n int not null check (n > 0),
  unique nulls not distinct (channel, org_unit_id, hour)
);
create index alert_heard_hours_of_unit on alert_heard_hours (org_unit_id, hour);

create table alert_heard_last (
  channel text not null,
  org_unit_id uuid,
  at timestamptz(3) not null,
  unique nulls not distinct (channel, org_unit_id)
);

-- The hours in which rules were looked at. In the others since the first of them nobody listened, and silence means nothing.
create table alert_watched_hours (hour int primary key);
