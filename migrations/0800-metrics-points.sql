-- One row for each thing counted once; the drill behind every number reads it.
create table metric_points (
  measure text not null,
  subject_id uuid not null,
  part text not null,
  day date not null,
  org_unit_id uuid,
  kind text,
  label_id uuid,
  channel text,
  bucket int not null,
  amount bigint,
  detail jsonb not null default '{}',
  primary key (subject_id, measure, part)
);
create index metric_points_drill on metric_points (measure, day desc, subject_id);

-- The cube: how many points stand in each cell. Every number on the overview is a sum over it.
create table metric_counts (
  measure text not null,
  day date not null,
  org_unit_id uuid,
  kind text,
  label_id uuid,
  channel text,
  bucket int not null,
  n bigint not null,
  unique nulls not distinct (measure, day, org_unit_id, kind, label_id, channel, bucket)
);
