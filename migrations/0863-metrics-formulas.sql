-- Metrics that the organisation makes of others by an expression: each change is a version of its own, retiring one as well.
create table metric_formulas (
  metric text not null check (metric ~ '^own_[a-z][a-z0-9_]{1,39}$'),
  version int not null check (version > 0),
  name_zh text not null,
  name_en text not null,
  expression text not null,
  unit text not null,
  direction text not null check (direction in ('more', 'less', 'neither')),
  retired boolean not null default false,
  set_at timestamptz(3) not null,
  set_by uuid,
  primary key (metric, version)
);
comment on table metric_formulas is 'append-only';
