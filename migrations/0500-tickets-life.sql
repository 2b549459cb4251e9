create sequence ticket_numbers;
grant usage on sequence ticket_numbers to public;

create table tickets (
  id uuid primary key,
  number text not null unique,
  feedback_id uuid not null unique,
  customer_id uuid,
  -- Excerpt of the masked text, or what a person wrote instead.
  title text not null,
  kind text not null,
  label_id uuid,
  tier smallint not null,
  urgency text not null,
  state text not null,
  cycle int not null,
  version int not null,
  -- The unit that handles it, with its path from the root.
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  assignee_id uuid,
  opened_at timestamptz(3) not null,
  cycle_since timestamptz(3) not null,
  resolved_at timestamptz(3),
  ended_at timestamptz(3),
  changed_at timestamptz(3) not null,
  changed_by uuid,
  -- The earliest running clock; infinity when nothing is due, so that one ordered index serves every page.
  next_due_at timestamptz(3) not null default 'infinity',
  breached boolean not null default false,
  custom jsonb not null default '{}',
  check (state in ('received', 'accepted', 'in_progress', 'resolved', 'verified', 'closed', 'withdrawn')),
  check ((ended_at is not null) = (state in ('closed', 'withdrawn')))
) with (fillfactor = 80);

-- Every view of the inbox is one ordered walk along one of these. Depth 1 is the whole organisation: tickets_due serves it.
create index tickets_due on tickets (next_due_at, id) where ended_at is null;
create index tickets_newest on tickets (opened_at, id) where ended_at is null;
create index tickets_ended on tickets (ended_at, id) where ended_at is not null;
create index tickets_mine on tickets (assignee_id, next_due_at, id) where ended_at is null and assignee_id is not null;
create index tickets_unassigned on tickets (next_due_at, id) where ended_at is null and assignee_id is null;
create index tickets_breached on tickets (next_due_at, id) where ended_at is null and breached;
create index tickets_unit on tickets (org_unit_id, next_due_at, id) where ended_at is null;
create index tickets_unit_2 on tickets (unit_2, next_due_at, id) where ended_at is null and unit_2 is not null;
create index tickets_unit_3 on tickets (unit_3, next_due_at, id) where ended_at is null and unit_3 is not null;
create index tickets_unit_4 on tickets (unit_4, next_due_at, id) where ended_at is null and unit_4 is not null;
create index tickets_unit_5 on tickets (unit_5, next_due_at, id) where ended_at is null and unit_5 is not null;
create index tickets_unit_6 on tickets (unit_6, next_due_at, id) where ended_at is null and unit_6 is not null;
create index tickets_label on tickets (label_id, next_due_at, id) where ended_at is null;
create index tickets_customer on tickets (customer_id, opened_at) where customer_id is not null;
create index tickets_number on tickets (number text_pattern_ops);
create index tickets_waiting_for_answer on tickets (resolved_at) where state = 'resolved';

-- One feedback belongs to one ticket; a ticket may gather several.
create table ticket_feedbacks (
  feedback_id uuid primary key,
  ticket_id uuid not null references tickets (id) deferrable initially deferred,
  first boolean not null,
  linked_at timestamptz(3) not null,
  linked_by uuid
);
create index ticket_feedbacks_ticket on ticket_feedbacks (ticket_id);

create table ticket_holds (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  reason text not null,
  note text,
  since timestamptz(3) not null,
  until timestamptz(3),
  by uuid,
  released_by uuid
);
create unique index ticket_holds_running on ticket_holds (ticket_id) where until is null;
create index ticket_holds_ticket on ticket_holds (ticket_id, since);

create table ticket_confirmations (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  code text not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, cycle, code)
);

create table ticket_contacts (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  channel text not null,
  reached boolean not null,
  at timestamptz(3) not null,
  by uuid
);
create index ticket_contacts_ticket on ticket_contacts (ticket_id, at);

create table ticket_notes (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  text text not null,
  at timestamptz(3) not null,
  by uuid
);
create index ticket_notes_ticket on ticket_notes (ticket_id, at);

-- A reply that the customer wrote on the tracking page stays where it was received; only its id is kept here.
create table ticket_messages (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  direction text not null check (direction in ('out', 'in')),
  purpose text,
  text text,
  addition_id uuid unique,
  at timestamptz(3) not null,
  by uuid,
  check ((text is null) = (addition_id is not null))
);
create index ticket_messages_ticket on ticket_messages (ticket_id, at);

create table ticket_resolutions (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  outcome text not null,
  solution text not null,
  cause_label_id uuid,
  -- Smallest unit of the currency.
  compensation bigint,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, cycle)
);

create table ticket_verifications (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  how text not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, cycle)
);

create table ticket_closures (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, cycle)
);

-- `cycle` is the cycle that began.
create table ticket_reopenings (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  reason text not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, cycle)
);

create table ticket_withdrawals (
  ticket_id uuid primary key references tickets (id),
  reason text not null,
  at timestamptz(3) not null,
  by uuid
);

create table ticket_flags (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  reason text not null,
  at timestamptz(3) not null,
  primary key (ticket_id, cycle, reason)
);

-- One row: the organisation's rules for tickets.
create table ticket_policy (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  opens_for text[] not null,
  silent_days int not null,
  silent_attempts int not null,
  reopen_within_days int not null,
  due_soon_minutes int not null
);
insert into ticket_policy (id, opens_for, silent_days, silent_attempts, reopen_within_days, due_soon_minutes)
values ('00000000-0000-7000-8000-000000000500', '{complaint,enquiry,suggestion,report,other}', 7, 2, 30, 240);

-- 三核实 (identity, order, problem) and 五确认: for which kinds each must be confirmed before closing.
create table confirmation_requirements (
  code text primary key,
  position smallint not null,
  required_for text[] not null
);
insert into confirmation_requirements (code, position, required_for) values
  ('identity', 1, '{complaint,report}'),
  ('order', 2, '{}'),
  ('problem', 3, '{complaint,report}'),
  ('solution', 4, '{complaint,enquiry,report}'),
  ('progress', 5, '{}'),
  ('customer_response', 6, '{complaint,report}'),
  ('improvement', 7, '{}'),
  ('prevention', 8, '{}');
