-- What is watched, cut into which segments, held against what.
create table alert_rules (
  id uuid primary key,
  name text not null,
  watched text not null,
  split text not null check (split in ('none', 'unit', 'label', 'channel', 'kind')),
  -- Whose figures; null for the whole organisation.
  unit_id uuid,
  -- Null: held against its own history.
  goal double precision,
  window_days smallint not null check (window_days between 1 and 31),
  history_days smallint not null check (history_days between 28 and 365),
  minimum_n int not null check (minimum_n between 1 and 100000),
  -- Null: whoever handles alerts nearest to the segment.
  owner_id uuid,
  active boolean not null default false,
  version int not null default 1,
  saved_at timestamptz(3) not null,
  saved_by uuid,
  removed_at timestamptz(3)
);

-- The colours that stand, segment by segment; calm ones have no row.
create table alert_series (
  rule_id uuid not null references alert_rules (id),
  segment text not null,
  colour text not null check (colour in ('yellow', 'orange', 'red')),
  since timestamptz(3) not null,
  primary key (rule_id, segment)
);

-- When a rule was judged last, what that cost, and what the figures were then: the same figures are not judged twice.
create table alert_evaluations (
  rule_id uuid primary key references alert_rules (id),
  at timestamptz(3) not null,
  took_ms int not null,
  segments int not null,
  coloured int not null,
  figures text not null
);

create sequence alert_numbers;
grant usage on sequence alert_numbers to public;

create table alerts (
  id uuid primary key,
  number text not null unique,
  rule_id uuid not null references alert_rules (id),
  rule_version int not null,
  colour text not null check (colour in ('yellow', 'orange', 'red')),
  -- The units it is about; whoever reaches one of them sees it.
  unit_ids uuid[] not null,
  -- Its segments and all that they swallow, by key.
  covered text[] not null,
  segments jsonb not null,
  owner_id uuid,
  opened_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  judged_at timestamptz(3) not null,
  -- The regional manager was told.
  paged_at timestamptz(3),
  -- Since when everything is as usual again; it stays open until somebody says what it was.
  recovered_at timestamptz(3),
  merged_into uuid references alerts (id)
);
create index alerts_latest on alerts (opened_at desc, id desc);
create index alerts_rule on alerts (rule_id, opened_at);

create table alert_acknowledgements (
  alert_id uuid primary key references alerts (id),
  at timestamptz(3) not null,
  by uuid
);

create table alert_snoozes (
  id uuid primary key,
  alert_id uuid not null references alerts (id),
  at timestamptz(3) not null,
  by uuid,
  until timestamptz(3) not null,
  reason text not null,
  words text,
  -- When it ended: at its time, by a person, or because it got worse.
  ended_at timestamptz(3)
);
create unique index alert_snoozes_standing on alert_snoozes (alert_id) where ended_at is null;

create table alert_closures (
  alert_id uuid primary key references alerts (id),
  at timestamptz(3) not null,
  by uuid,
  outcome text not null check (outcome in ('true', 'false', 'expected')),
  words text
);

-- What a rule would have said of past days.
create table alert_back_tests (
  id uuid primary key,
  rule_id uuid not null references alert_rules (id),
  rule_version int not null,
  asked_by uuid,
  asked_at timestamptz(3) not null,
  days smallint not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  percent smallint not null default 0 check (percent between 0 and 100),
  result jsonb
);
create index alert_back_tests_rule on alert_back_tests (rule_id, asked_at desc);

-- Days that are not usual: they teach nothing, and are silent or held against a multiple of what is usual.
create table alert_marks (
  id uuid primary key,
  kind text not null check (kind in ('holiday', 'campaign', 'outage')),
  name text not null,
  from_day date not null,
  to_day date not null,
  unit_id uuid,
  effect text not null check (effect in ('mute', 'adjust')),
  factor double precision not null,
  saved_at timestamptz(3) not null,
  saved_by uuid,
  check (from_day <= to_day)
);
