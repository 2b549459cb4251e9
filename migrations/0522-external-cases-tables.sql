-- What authorities lead under a number of their own about what a ticket is about: a hotline, market regulation, a regulator.
create table external_cases (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  source text not null check (source in ('hotline_12345', 'market_12315', 'financial', 'petition', 'other')),
  -- Of another source alone: what it is called.
  source_name text,
  -- As the authority writes it, and its capitals and digits alone, for searching; both go with an erased customer.
  number text,
  number_key text,
  -- What is read out by telephone.
  number_digits text generated always as (regexp_replace(number_key, '[^0-9]', '', 'g')) stored,
  received_on date not null,
  -- What sets the deadline: a statute's days, days, or a date that the authority gave.
  due_by text not null check (due_by in ('statute', 'working_days', 'natural_days', 'date')),
  due_statute text,
  due_days int check (due_days between 1 and 366),
  due_on date not null,
  -- The last instant of that day, and the openings three and one working days before it.
  due_at timestamptz(3) not null,
  remind_3_at timestamptz(3) not null,
  remind_1_at timestamptz(3) not null,
  -- Null once its deadline was told, and once it was replied to or withdrawn.
  next_wake_at timestamptz(3),
  -- Whom one replies to at the authority, and how.
  official text,
  state text not null check (state in ('open', 'replied', 'closed', 'withdrawn')),
  replied_on date,
  version int not null,
  check ((due_by = 'statute') = (due_statute is not null)),
  check ((due_by = 'date') = (due_days is null)),
  check (replied_on is not null or state in ('open', 'withdrawn'))
);
create index external_cases_ticket on external_cases (ticket_id, received_on);
create index external_cases_number on external_cases (number_key text_pattern_ops) where number_key is not null;
create index external_cases_digits on external_cases (number_digits text_pattern_ops) where number_digits is not null;
create index external_cases_due on external_cases (due_at, id);
create index external_cases_open on external_cases (due_at, id) where state = 'open';
create index external_cases_wake on external_cases (next_wake_at) where next_wake_at is not null;

-- Each step of an external case, and who took it.
create table external_case_steps (
  id uuid primary key,
  external_case_id uuid not null references external_cases (id),
  step text not null check (step in ('add', 'change', 'reply', 'close', 'withdraw')),
  words text,
  at timestamptz(3) not null,
  by uuid
);
create index external_case_steps_of on external_case_steps (external_case_id, at);
