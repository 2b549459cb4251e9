create table calendars (
  id uuid primary key,
  name_zh text not null,
  name_en text not null,
  -- Hours, holidays and exceptions as packages/business-time reads them.
  definition jsonb not null,
  version int not null,
  changed_at timestamptz(3) not null,
  changed_by uuid,
  archived_at timestamptz(3)
);

create table clock_policies (
  id uuid primary key,
  position int not null,
  obligation text not null check (obligation in ('contact', 'plan', 'resolve', 'callback')),
  -- Null means every kind, every urgency.
  kind text,
  urgency text,
  -- Both null: these tickets have no such limit.
  target_amount int check (target_amount > 0),
  target_unit text check (target_unit in ('minute', 'hour', 'day')),
  calendar_id uuid not null references calendars (id),
  pausable boolean not null,
  active boolean not null,
  check ((target_amount is null) = (target_unit is null))
);
create index clock_policies_calendar on clock_policies (calendar_id);

-- What the clocks know of one handling of a ticket. Events may come in any order; what they say adds up here.
create table clocked_cycles (
  ticket_id uuid not null,
  cycle int not null,
  org_unit_id uuid,
  kind text,
  urgency text,
  classified_at timestamptz(3),
  began_at timestamptz(3),
  contacted_at timestamptz(3),
  planned_at timestamptz(3),
  resolved_at timestamptz(3),
  has_customer boolean not null default false,
  called_back_at timestamptz(3),
  callback_dropped_at timestamptz(3),
  verified_at timestamptz(3),
  ended_at timestamptz(3),
  -- The kind and urgency whose limits were applied, and when those of the callback were.
  applied_for text,
  callback_applied_at timestamptz(3),
  primary key (ticket_id, cycle)
) with (fillfactor = 80);

create table clock_pauses (
  ticket_id uuid not null,
  cycle int not null,
  position int not null,
  since timestamptz(3),
  until timestamptz(3),
  primary key (ticket_id, cycle, position),
  foreign key (ticket_id, cycle) references clocked_cycles (ticket_id, cycle)
);

create table clocks (
  id uuid primary key,
  ticket_id uuid not null,
  cycle int not null,
  obligation text not null,
  -- The judgement whose limit it follows; target_ms is that limit in working time of the calendar.
  kind text not null,
  urgency text not null,
  policy_id uuid not null,
  calendar_id uuid not null references calendars (id),
  target_ms bigint not null,
  pausable boolean not null,
  started_at timestamptz(3) not null,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'cancelled')),
  -- The last level it spoke at, in percent.
  level smallint not null check (level in (0, 50, 80, 100)),
  warn_50_at timestamptz(3),
  warn_80_at timestamptz(3),
  due_at timestamptz(3),
  next_wake_at timestamptz(3),
  met_at timestamptz(3),
  breached_at timestamptz(3),
  ended_at timestamptz(3),
  -- A new judgement of the ticket asks for no such limit.
  dropped_at timestamptz(3),
  unique (ticket_id, cycle, obligation),
  foreign key (ticket_id, cycle) references clocked_cycles (ticket_id, cycle),
  check ((next_wake_at is not null) = (state = 'running')),
  check ((ended_at is not null) or state in ('running', 'paused', 'missed'))
) with (fillfactor = 80);

-- The only thing the wake-up reads: clocks that have something to say, in the order of their time.
create index clocks_wake on clocks (next_wake_at) where state = 'running';
create index clocks_open_on_calendar on clocks (calendar_id, id) where ended_at is null;

create table clock_extensions (
  id uuid primary key,
  clock_id uuid not null references clocks (id),
  at timestamptz(3) not null,
  by uuid,
  reason text not null,
  from_due_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  from_target_ms bigint not null,
  target_ms bigint not null
);
create index clock_extensions_clock on clock_extensions (clock_id);
