-- A sub-task of a ticket in a unit. It stands in the unit that has it now, with that unit's path from the root.
create table joint_tasks (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  position int not null,
  role text not null check (role in ('accountable', 'responsible', 'consulted', 'informed')),
  -- The ticket is not resolved before it is done.
  required boolean not null,
  ask text not null,
  state text not null check (state in ('waiting', 'sent', 'accepted', 'answered', 'returned', 'cancelled')),
  version int not null,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  assignee_id uuid,
  asked_at timestamptz(3) not null,
  asked_by uuid,
  accepted_at timestamptz(3),
  ended_at timestamptz(3),
  changed_at timestamptz(3) not null,
  changed_by uuid,
  -- Its clock, in working time of a calendar; none while it waits, when it is over, and where nothing has to be answered.
  limit_days int not null,
  calendar_id uuid,
  target_ms bigint,
  clock_started_at timestamptz(3),
  warn_50_at timestamptz(3),
  warn_80_at timestamptz(3),
  due_at timestamptz(3) not null default 'infinity',
  next_wake_at timestamptz(3),
  breached_at timestamptz(3),
  unique (ticket_id, cycle, position)
);
-- One unit answers for the whole.
create unique index joint_tasks_accountable on joint_tasks (ticket_id, cycle) where role = 'accountable' and state <> 'cancelled';
create index joint_tasks_wake on joint_tasks (next_wake_at) where next_wake_at is not null;
create index joint_tasks_unit on joint_tasks (org_unit_id, due_at, id);
create index joint_tasks_unit_2 on joint_tasks (unit_2, due_at, id) where unit_2 is not null;
create index joint_tasks_unit_3 on joint_tasks (unit_3, due_at, id) where unit_3 is not null;
create index joint_tasks_open on joint_tasks (due_at, id) where ended_at is null;
create index joint_tasks_mine on joint_tasks (assignee_id, due_at, id) where assignee_id is not null;
create index joint_tasks_calendar on joint_tasks (calendar_id, id) where next_wake_at is not null;

-- `task_id` begins when `after_id` is done.
create table joint_task_orders (
  task_id uuid not null references joint_tasks (id),
  after_id uuid not null references joint_tasks (id),
  primary key (task_id, after_id)
);

-- Every time it went to a unit.
create table joint_task_sendings (
  id uuid primary key,
  task_id uuid not null references joint_tasks (id),
  unit_id uuid not null,
  why text not null check (why in ('first', 'again', 'ruling')),
  words text,
  due_at timestamptz(3),
  at timestamptz(3) not null,
  by uuid
);
create index joint_task_sendings_task on joint_task_sendings (task_id, at);

create table joint_task_answers (
  task_id uuid primary key references joint_tasks (id),
  text text not null,
  at timestamptz(3) not null,
  by uuid
);

create table joint_task_returns (
  id uuid primary key,
  task_id uuid not null references joint_tasks (id),
  unit_id uuid not null,
  reason text not null,
  words text not null,
  at timestamptz(3) not null,
  by uuid
);
create index joint_task_returns_task on joint_task_returns (task_id, at);

create table joint_task_cancellations (
  task_id uuid primary key references joint_tasks (id),
  why text not null,
  words text,
  at timestamptz(3) not null,
  by uuid
);

-- The ticket may be resolved without it, as somebody answers for.
create table joint_task_waivers (
  task_id uuid primary key references joint_tasks (id),
  reason text not null,
  at timestamptz(3) not null,
  by uuid
);

create table joint_arbitrations (
  id uuid primary key,
  task_id uuid not null references joint_tasks (id),
  ground text not null check (ground in ('returned', 'overdue')),
  words text,
  -- Who decides now: 1 the department's head, 2 the joint committee, 3 the executive.
  level smallint not null check (level between 1 and 3),
  opened_at timestamptz(3) not null,
  opened_by uuid,
  ended_at timestamptz(3)
);
create unique index joint_arbitrations_standing on joint_arbitrations (task_id) where ended_at is null;
create index joint_arbitrations_task on joint_arbitrations (task_id, opened_at);

create table joint_rulings (
  id uuid primary key,
  arbitration_id uuid not null references joint_arbitrations (id),
  level smallint not null,
  verdict text not null check (verdict in ('handle', 'move', 'release', 'pass')),
  reason text not null,
  to_unit_id uuid,
  at timestamptz(3) not null,
  by uuid
);
create index joint_rulings_arbitration on joint_rulings (arbitration_id, at);

-- One row: how many working days a unit has to answer in, unless its request says otherwise.
create table joint_handling_rule (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  answer_days int not null check (answer_days between 1 and 60)
);
insert into joint_handling_rule (id, answer_days) values ('00000000-0000-7000-8000-000000000503', 3);
