-- What a person put together to look at, for themselves or for everybody who may read figures.
create table dashboards (
  id uuid primary key,
  owner_id uuid,
  shared boolean not null default false,
  name text not null,
  widgets jsonb not null,
  revision int not null default 0,
  changed_at timestamptz(3) not null,
  -- Taken away, and until somebody puts it back.
  removed_at timestamptz(3),
  check (owner_id is not null or shared)
);
create index dashboards_owner on dashboards (owner_id) where owner_id is not null;
create index dashboards_shared on dashboards (changed_at) where shared;

-- What is usual in the industry, by metric and period (2026, 2026-Q2, 2026-05), and who says so.
create table dashboard_benchmarks (
  metric text not null,
  period text not null,
  value double precision not null,
  source text not null,
  imported_at timestamptz(3) not null,
  primary key (metric, period)
);

-- The shipped roles share dashboards as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'dashboards.share', 'all'
from roles
where roles.builtin and roles.key in ('analyst', 'administrator')
on conflict do nothing;
