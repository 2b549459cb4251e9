-- Sites and apps that send signals of their touchpoints.
create table touchpoint_sites (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  key text not null unique,
  org_unit_id uuid not null references org_units,
  origins text[] not null,
  active boolean not null default true,
  last_signal_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

-- How many signals stood where, by day: 0 or 1 of a share, the number of a count, else the bucket of a duration. No row is about a person.
create table touchpoint_tallies (
  site_id uuid not null references touchpoint_sites,
  day date not null,
  indicator text not null,
  touchpoint_id uuid references touchpoints,
  bucket smallint not null,
  n bigint not null check (n > 0),
  unique nulls not distinct (site_id, day, indicator, touchpoint_id, bucket)
) with (fillfactor = 80);

-- The shipped administrator sends signals with a key, as in new organisations.
insert into role_permissions (role_id, permission, scope)
select id, 'touchpoints.write', 'all' from roles where builtin and key = 'administrator'
on conflict do nothing;
