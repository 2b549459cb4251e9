-- Who answers for a metric, where somebody was named; until then the role its definition says.
create table metric_owners (
  id uuid primary key,
  metric text not null unique,
  -- Null once the name was taken back.
  person_id uuid,
  set_at timestamptz(3) not null,
  set_by uuid
);

-- What is aimed at, for a metric, in an org unit and those below it, in a period ('2026', '2026-Q4' or '2026-11'). Each setting is a
-- version of its own; nothing is ever changed. A null value takes the goal back.
create table metric_goals (
  id uuid primary key,
  metric text not null,
  org_unit_id uuid not null,
  period text not null check (period ~ '^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$'),
  version int not null check (version > 0),
  value double precision,
  set_at timestamptz(3) not null,
  set_by uuid,
  unique (metric, org_unit_id, period, version)
);
comment on table metric_goals is 'append-only';
