-- Conditions of the inbox under a name, of one person or of a unit and everybody below it.
create table saved_views (
  id uuid primary key,
  owner_id uuid,
  org_unit_id uuid,
  name text not null,
  conditions jsonb not null,
  changed_at timestamptz(3) not null,
  changed_by uuid,
  -- Taken away, and until somebody puts it back.
  removed_at timestamptz(3),
  check ((owner_id is null) <> (org_unit_id is null))
);
create index saved_views_owner on saved_views (owner_id) where owner_id is not null;
create index saved_views_unit on saved_views (org_unit_id) where org_unit_id is not null;

-- In which order a person lists them; those not named come after.
create table saved_view_orders (
  person_id uuid primary key,
  view_ids uuid[] not null,
  changed_at timestamptz(3) not null
);

-- Nobody can give a permission that nobody holds: organisations that are set up already get it with the roles that ship.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'saved-views.share', given.scope
from roles join (values
  ('team_lead', 'subtree'), ('regional_manager', 'subtree'), ('administrator', 'all')
) as given (key, scope) on given.key = roles.key
where roles.builtin;
