-- Several deeds on a ticket under one name, of one person or of a unit and everybody below it.
create table macros (
  id uuid primary key,
  owner_id uuid,
  org_unit_id uuid,
  name text not null,
  steps jsonb not null,
  changed_at timestamptz(3) not null,
  changed_by uuid,
  -- Put away: nobody is offered it, and it can be taken out again.
  archived_at timestamptz(3),
  check ((owner_id is null) <> (org_unit_id is null))
);
create index macros_owner on macros (owner_id) where owner_id is not null;
create index macros_unit on macros (org_unit_id) where org_unit_id is not null;

-- What a macro did to a ticket, as far as it takes to undo it.
create table macro_runs (
  id uuid primary key,
  macro_id uuid not null,
  ticket_id uuid not null references tickets (id),
  person_id uuid not null,
  at timestamptz(3) not null,
  -- The ticket's version afterwards: another one means that somebody changed it since.
  version integer not null,
  -- The values that were changed, as they were; and the reply that waits.
  before jsonb not null,
  held boolean not null,
  message_id uuid,
  undoable boolean not null,
  undone_at timestamptz(3)
);
create index macro_runs_person on macro_runs (person_id, at);

-- Nobody can give a permission that nobody holds: organisations that are set up already get it with the roles that ship.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'macros.share', given.scope
from roles join (values ('team_lead', 'subtree'), ('administrator', 'all')) as given (key, scope) on given.key = roles.key
where roles.builtin;
