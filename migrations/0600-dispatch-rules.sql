create table dispatch_rules (
  id uuid primary key,
  position int not null,
  name text not null,
  active boolean not null,
  -- Empty arrays and null mean "any".
  kinds text[] not null,
  label_ids uuid[] not null,
  urgencies text[] not null,
  tiers smallint[] not null,
  unit_ids uuid[] not null,
  languages text[] not null,
  vip boolean,
  to_unit_id uuid not null,
  required_skills text[] not null,
  to_tier smallint
);
create index dispatch_rules_order on dispatch_rules (position, id);

-- Who held a ticket from when to when; `until` is when its work stopped counting as their load.
create table assignments (
  id uuid primary key,
  ticket_id uuid not null,
  cycle int not null,
  person_id uuid not null,
  unit_id uuid not null,
  since timestamptz(3) not null,
  until timestamptz(3),
  how text not null,
  rule_id uuid,
  why jsonb not null,
  by uuid,
  return_reason text,
  return_note text
);
create unique index assignments_running on assignments (ticket_id) where until is null;
create index assignments_of_person on assignments (person_id) where until is null;
create index assignments_ticket on assignments (ticket_id, since);

-- Open assignments of each person, kept in the transaction that begins or ends one; its row lock keeps two from overfilling somebody.
create table agent_loads (
  person_id uuid primary key,
  load int not null default 0 check (load >= 0),
  last_assigned_at timestamptz(3)
) with (fillfactor = 50);

-- Tickets that wait for somebody of their team.
create table dispatch_queue (
  ticket_id uuid primary key,
  cycle int not null,
  unit_id uuid not null,
  urgent boolean not null,
  since timestamptz(3) not null,
  rule_id uuid,
  required_skills text[] not null,
  language text,
  why text not null,
  -- People who gave it back; it does not return to them by itself.
  not_people uuid[] not null default '{}'
);
create index dispatch_queue_order on dispatch_queue (unit_id, urgent desc, since, ticket_id);
