-- One answer to all customers of a group event; each customer reads it with their own name in it.
create table group_event_answers (
  id uuid primary key,
  event_id uuid not null references group_events (id),
  text text not null,
  purpose text not null,
  at timestamptz(3) not null,
  by uuid not null,
  -- It can be taken back until then.
  leaves_at timestamptz(3) not null,
  taken_back_at timestamptz(3),
  finished_at timestamptz(3)
);
create index group_event_answers_due on group_event_answers (leaves_at) where taken_back_at is null and finished_at is null;
create index group_event_answers_event on group_event_answers (event_id, at);

-- What became of it on each ticket.
create table group_event_answer_parts (
  answer_id uuid not null references group_event_answers (id),
  ticket_id uuid not null,
  state text not null check (state in ('waiting', 'sent', 'refused')),
  reason text,
  check ((state = 'refused') = (reason is not null)),
  primary key (answer_id, ticket_id)
);
create index group_event_answer_parts_waiting on group_event_answer_parts (answer_id, ticket_id) where state = 'waiting';
