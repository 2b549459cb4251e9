-- Every version that a calendar or a time limit ever had: what was promised stays known after an edit.
create table calendar_versions (
  calendar_id uuid not null references calendars (id),
  version int not null,
  definition jsonb not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (calendar_id, version)
);
insert into calendar_versions select id, version, definition, changed_at, changed_by from calendars;
comment on table calendar_versions is 'append-only';

alter table clock_policies add column version int not null default 1;
create table clock_policy_versions (
  policy_id uuid not null,
  version int not null,
  change text not null check (change in ('installed', 'created', 'edited', 'removed')),
  content jsonb not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (policy_id, version)
);
insert into clock_policy_versions
  select id, 1, 'installed', jsonb_build_object(
    'obligation', obligation, 'kind', kind, 'urgency', urgency,
    'target', case when target_amount is not null then jsonb_build_object('amount', target_amount, 'unit', target_unit) end,
    'calendarId', calendar_id, 'pausable', pausable, 'active', active), now(), null
  from clock_policies;
comment on table clock_policy_versions is 'append-only';

-- Null on clocks that ended before the log was kept.
alter table clocks add column policy_version int, add column calendar_version int;

-- Everything that happened to a clock. From its rows, and the calendar's version that each names, the clock can be reckoned again.
create table clock_log (
  id bigint generated always as identity primary key,
  clock_id uuid not null references clocks (id),
  what text not null
    check (what in ('started', 'retargeted', 'paused', 'resumed', 'warned', 'breached', 'met', 'cancelled')),
  -- When it took effect: a breach at the due time, whoever saw it when. recorded_at is when it was seen.
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  -- The type of the event that brought it, or 'time'; and that event, or the extension.
  cause text not null,
  cause_id uuid,
  policy_id uuid not null,
  policy_version int not null,
  calendar_id uuid not null,
  calendar_version int not null,
  -- The last level it had spoken at afterwards.
  level smallint not null,
  -- What it measures from then on: with 'started' and 'retargeted' only.
  started_at timestamptz(3),
  target_ms bigint,
  pausable boolean,
  check ((what in ('started', 'retargeted')) = (target_ms is not null)),
  check ((started_at is null) = (target_ms is null) and (pausable is null) = (target_ms is null))
);
create index clock_log_of_clock on clock_log (clock_id, id);
comment on table clock_log is 'append-only';

-- The log of clocks that still run begins with how they stand now.
update clocks set policy_version = 1, calendar_version = calendars.version
  from calendars where calendars.id = clocks.calendar_id and clocks.ended_at is null;
insert into clock_log (clock_id, what, at, recorded_at, cause, policy_id, policy_version, calendar_id, calendar_version,
    level, started_at, target_ms, pausable)
  select id, 'started', started_at, now(), 'clocks.started', policy_id, policy_version, calendar_id, calendar_version,
    level, started_at, target_ms, pausable
  from clocks where ended_at is null order by id;
insert into clock_log (clock_id, what, at, recorded_at, cause, policy_id, policy_version, calendar_id, calendar_version, level)
  select clocks.id, wait.what, wait.at, now(), wait.cause, clocks.policy_id, clocks.policy_version, clocks.calendar_id,
    clocks.calendar_version, clocks.level
  from clocks
  join clock_pauses on clock_pauses.ticket_id = clocks.ticket_id and clock_pauses.cycle = clocks.cycle
  cross join lateral (values ('paused', clock_pauses.since, 'tickets.held'), ('resumed', clock_pauses.until, 'tickets.released'))
    as wait (what, at, cause)
  where clocks.ended_at is null and clocks.pausable and wait.at is not null
  order by clocks.id, wait.at;
insert into clock_log (clock_id, what, at, recorded_at, cause, policy_id, policy_version, calendar_id, calendar_version, level)
  select id, case level when 100 then 'breached' else 'warned' end,
    case level when 100 then due_at when 80 then warn_80_at else warn_50_at end, now(), 'time',
    policy_id, policy_version, calendar_id, calendar_version, level
  from clocks where ended_at is null and level > 0
    and case level when 100 then due_at when 80 then warn_80_at else warn_50_at end is not null order by id;
