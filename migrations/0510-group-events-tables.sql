-- When voices make a group event; without a row, what ships.
create table group_event_rule (
  only_one boolean primary key default true check (only_one),
  voices integer not null,
  customers integer not null,
  hours integer not null,
  likeness real not null,
  place text not null,
  set_at timestamptz(3) not null,
  set_by uuid
);

create sequence group_event_numbers;
grant usage on sequence group_event_numbers to public;

create table group_events (
  id uuid primary key,
  number text not null unique,
  -- The component of the graph of alike voices that it is made of; several events may follow each other in one.
  component uuid,
  opened_at timestamptz(3) not null,
  -- When its first voice was raised.
  since timestamptz(3) not null,
  -- So many voices were usual in one window before, and so many were needed to be more than that.
  expected real not null,
  needed integer not null,
  window_hours integer not null,
  -- When people were told; null while all of it is history.
  alarmed_at timestamptz(3),
  merged_into uuid references group_events (id),
  merged_at timestamptz(3)
);
create index group_events_opened on group_events (opened_at desc, id desc);
create index group_events_component on group_events (component) where component is not null;
create index group_events_merged on group_events (merged_into) where merged_into is not null;

create table group_event_closures (
  id uuid primary key,
  event_id uuid not null references group_events (id),
  reason text not null,
  words text,
  at timestamptz(3) not null,
  by uuid,
  reopened_at timestamptz(3),
  reopened_by uuid
);
create unique index group_event_closures_standing on group_event_closures (event_id) where reopened_at is null;
create index group_event_closures_event on group_event_closures (event_id, at);

create table group_event_notes (
  id uuid primary key,
  event_id uuid not null references group_events (id),
  text text not null,
  at timestamptz(3) not null,
  by uuid
);
create index group_event_notes_event on group_event_notes (event_id, at);

-- A voice that is alike with another: when it was raised, whom it counts for, what was usual of it before, and where it belongs.
create table group_event_voices (
  feedback_id uuid primary key,
  at timestamptz(3) not null,
  speaker text not null,
  saying text not null,
  -- Told while it was news: only such voices wake people.
  fresh boolean not null,
  usual_rate real not null default 0,
  usual_busiest integer not null default 0,
  core boolean not null default false,
  component uuid,
  event_id uuid references group_events (id)
);
create index group_event_voices_component on group_event_voices (component, at) where component is not null;
create index group_event_voices_event on group_event_voices (event_id, at) where event_id is not null;
create index group_event_voices_old on group_event_voices (at) where event_id is null;

-- Which voices are alike, from either side.
create table group_event_pairs (
  one uuid not null references group_event_voices (feedback_id) on delete cascade,
  other uuid not null references group_event_voices (feedback_id) on delete cascade,
  likeness real not null,
  primary key (one, other)
);
create index group_event_pairs_other on group_event_pairs (other);

-- A person said that a voice does not belong to an event: it stands apart until somebody takes that back.
create table group_event_removals (
  feedback_id uuid primary key,
  event_id uuid not null references group_events (id),
  at timestamptz(3) not null,
  by uuid
);
create index group_event_removals_event on group_event_removals (event_id);

-- Voices that were analysed and wait to be compared.
create table group_event_waiting (
  feedback_id uuid primary key
);
