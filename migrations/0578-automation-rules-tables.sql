-- When something happens to a ticket, and it meets conditions, then steps are done to it; the first in order first.
create table automation_rules (
  id uuid primary key,
  position int not null,
  name text not null,
  -- Null for the whole organisation; else the tickets of the unit and those below it.
  org_unit_id uuid,
  trigger text not null,
  conditions jsonb not null,
  steps jsonb not null,
  -- Colleagues whom the note of its steps mentions.
  mentions uuid[] not null,
  active boolean not null,
  changed_at timestamptz(3) not null,
  changed_by uuid,
  removed_at timestamptz(3)
);
create index automation_rules_order on automation_rules (position) where removed_at is null;

-- Each time a rule was set going: once for an event, whoever looks at it again.
create table automation_runs (
  id uuid primary key,
  place bigint generated always as identity,
  rule_id uuid not null references automation_rules (id),
  ticket_id uuid not null,
  event_id uuid not null,
  -- The rules whose effects led here, the first cause first.
  chain uuid[] not null,
  state text not null check (state in ('waiting', 'done', 'idle', 'refused')),
  code text,
  -- The transaction of its effects: what happened in it was done by this run.
  tx bigint,
  at timestamptz(3) not null,
  unique (rule_id, event_id)
);
create index automation_runs_waiting on automation_runs (ticket_id, place) where state = 'waiting';
create index automation_runs_next on automation_runs (place) where state = 'waiting';
create index automation_runs_tx on automation_runs (tx) where tx is not null;
create index automation_runs_rule on automation_runs (rule_id, place desc);
create index automation_runs_ticket on automation_runs (ticket_id, rule_id, at);
create index automation_runs_at on automation_runs (at);

-- Nobody can give a permission that nobody holds: organisations that are set up already get it with the roles that ship.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'automation-rules.configure', given.scope
from roles join (values ('team_lead', 'subtree'), ('administrator', 'all')) as given (key, scope) on given.key = roles.key
where roles.builtin;
