-- The organisation as a tree of at most six levels. Each unit carries its path from the root, itself included.
create table org_units (
  id uuid primary key,
  parent_id uuid references org_units (id),
  kind text not null check (kind in ('department', 'region', 'vendor')),
  name text not null,
  code text,
  depth smallint not null check (depth between 1 and 6),
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null,
  check ((parent_id is null) = (depth = 1))
);
create unique index org_units_one_root on org_units ((true)) where parent_id is null;
create index org_units_parent on org_units (parent_id);
create unique index org_units_code on org_units (code) where code is not null;

create table people (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  org_unit_id uuid not null references org_units (id),
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  locale text not null,
  status text not null check (status in ('invited', 'active', 'disabled')),
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  capacity integer not null check (capacity between 0 and 1000),
  availability text not null check (availability in ('online', 'busy', 'away')),
  availability_since timestamptz(3) not null,
  created_at timestamptz(3) not null,
  erased_at timestamptz(3)
);
create unique index people_email on people (email) where email is not null;
create unique index people_phone on people (phone) where phone is not null;
create index people_by_name on people (name, id);
create index people_unit on people (org_unit_id);

create table roles (
  id uuid primary key,
  key text not null unique,
  name_zh text not null,
  name_en text not null,
  builtin boolean not null
);

create table role_permissions (
  role_id uuid not null references roles (id) on delete cascade,
  permission text not null,
  scope text not null check (scope in ('own', 'unit', 'subtree', 'all')),
  primary key (role_id, permission)
);

create table role_assignments (
  person_id uuid not null references people (id),
  role_id uuid not null references roles (id),
  org_unit_id uuid not null references org_units (id),
  primary key (person_id, role_id, org_unit_id)
);
create index role_assignments_role on role_assignments (role_id);
