-- One deed on all tickets that met a filter when it was planned; what became of each stands in its row.
create table bulk_deeds (
  id uuid primary key,
  person_id uuid not null,
  -- The macro it was planned with; what it does was copied then.
  macro_name text,
  steps jsonb not null,
  state text not null check (state in ('planned', 'running', 'stopped', 'done', 'undoing', 'undone')),
  tickets int not null,
  done int not null default 0,
  refused int not null default 0,
  undone int not null default 0,
  kept int not null default 0,
  planned_at timestamptz(3) not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  moved_at timestamptz(3) not null
);
create index bulk_deeds_person on bulk_deeds (person_id, planned_at desc, id desc);
create index bulk_deeds_latest on bulk_deeds (planned_at desc, id desc);
create index bulk_deeds_moving on bulk_deeds (moved_at) where state in ('running', 'undoing');

create table bulk_deed_tickets (
  bulk_deed_id uuid not null references bulk_deeds (id) on delete cascade,
  position int not null,
  ticket_id uuid not null,
  -- Null while it waits for its turn.
  outcome text check (outcome in ('done', 'refused', 'undone', 'kept')),
  -- Why it was refused, or could not be undone.
  code text,
  -- What it takes to undo it: the values as they were, and the ticket's version afterwards.
  before jsonb,
  held boolean not null default false,
  version int,
  at timestamptz(3),
  primary key (bulk_deed_id, position),
  unique (bulk_deed_id, ticket_id)
);
create index bulk_deed_tickets_waiting on bulk_deed_tickets (bulk_deed_id, position) where outcome is null;
create index bulk_deed_tickets_outcome on bulk_deed_tickets (bulk_deed_id, outcome, position);

-- Nobody can give a permission that nobody holds: organisations that are set up already get it with the roles that ship.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'bulk-deeds.run', given.scope
from roles join (values ('team_lead', 'subtree'), ('administrator', 'all')) as given (key, scope) on given.key = roles.key
where roles.builtin;
