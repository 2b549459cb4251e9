create table callbacks (
  id uuid primary key,
  ticket_id uuid not null,
  cycle int not null,
  -- 1: the handler.
  level smallint not null,
  handler_id uuid,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  requested_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  state text not null check (state in ('open', 'done', 'cancelled')),
  outcome text,
  ended_at timestamptz(3),
  unique (ticket_id, cycle, level)
);
create index callbacks_mine on callbacks (handler_id, due_at, id) where state = 'open';
create index callbacks_due on callbacks (due_at, id) where state = 'open';

create table callback_attempts (
  id uuid primary key,
  callback_id uuid not null references callbacks (id),
  attempt smallint not null,
  channel text not null,
  reached boolean not null,
  answer text,
  note text,
  at timestamptz(3) not null,
  by uuid,
  unique (callback_id, attempt)
);
