-- Who is told when, and who if nobody answers. One row may stand for a time limit, one for an urgency, one for everything.
create table escalation_ladders (
  id uuid primary key,
  matter text not null check (matter in ('clock', 'joint_task', 'group_event')),
  policy_id uuid,
  urgency text check (urgency in ('urgent', 'ordinary')),
  -- How long an alert may stay open; the others bring a clock of their own.
  limit_minutes int check (limit_minutes > 0),
  steps jsonb not null,
  active boolean not null default true,
  version int not null default 1,
  unique nulls not distinct (matter, policy_id, urgency),
  check ((limit_minutes is not null) = (matter = 'group_event')),
  check (policy_id is null or matter = 'clock')
);

-- What climbs goes on by the version it began with.
create table escalation_ladder_versions (
  ladder_id uuid not null,
  version int not null,
  limit_minutes int,
  steps jsonb not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ladder_id, version)
);
comment on table escalation_ladder_versions is 'append-only';

-- One row: the hours in which what can wait does, in minutes of the day where the organisation is.
create table escalation_quiet_hours (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 0 and 1439)
);
insert into escalation_quiet_hours (id, from_minute, to_minute) values ('00000000-0000-7000-8000-000000000755', 1320, 480);

-- Something on its way up a ladder: a clock, a sub-task or a group event, once each.
create table escalation_climbs (
  id uuid primary key,
  matter text not null,
  subject_id uuid not null,
  ticket_id uuid,
  ladder_id uuid not null,
  ladder_version int not null,
  -- Null while it stands still or is over: nothing is told then.
  runs_since timestamptz(3),
  next_wake_at timestamptz(3),
  unique (matter, subject_id)
) with (fillfactor = 80);
create index escalation_climbs_wake on escalation_climbs (next_wake_at) where next_wake_at is not null;
create index escalation_climbs_ticket on escalation_climbs (ticket_id) where ticket_id is not null;

create table escalation_steps (
  id uuid primary key,
  climb_id uuid not null references escalation_climbs (id),
  step smallint not null,
  -- Which step it was is kept by the ladder's version.
  ladder_id uuid not null,
  ladder_version int not null,
  -- When its time came; it may have been told later, after a downtime or quiet hours.
  at timestamptz(3) not null,
  first_told_at timestamptz(3) not null,
  last_told_at timestamptz(3) not null,
  times smallint not null,
  acknowledged_at timestamptz(3),
  acknowledged_by uuid,
  -- The time it was told for has moved: it may be told again.
  withdrawn_at timestamptz(3)
) with (fillfactor = 80);
create unique index escalation_steps_once on escalation_steps (climb_id, step) where withdrawn_at is null;

create table escalation_told (
  step_id uuid not null references escalation_steps (id),
  person_id uuid not null,
  primary key (step_id, person_id)
);

-- What ships.
insert into escalation_ladders (id, matter, urgency, limit_minutes, steps) values
('00000000-0000-7000-8000-000000075501', 'clock', null, null, '[
  {"after": {"kind": "share", "share": 50}, "who": [{"to": "holder"}], "channels": ["in_app"], "acknowledgeWithin": null, "repeat": null, "waits": false},
  {"after": {"kind": "share", "share": 80}, "who": [{"to": "holder"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": false},
  {"after": {"kind": "share", "share": 100}, "who": [{"to": "holder"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": false},
  {"after": {"kind": "share", "share": 100}, "who": [{"to": "lead"}], "channels": [], "acknowledgeWithin": 120, "repeat": null, "waits": true},
  {"after": {"kind": "unacknowledged"}, "who": [{"to": "lead_above"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": true}]'),
('00000000-0000-7000-8000-000000075502', 'clock', 'urgent', null, '[
  {"after": {"kind": "share", "share": 50}, "who": [{"to": "holder"}], "channels": ["in_app"], "acknowledgeWithin": null, "repeat": null, "waits": false},
  {"after": {"kind": "share", "share": 80}, "who": [{"to": "holder"}, {"to": "lead"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": false},
  {"after": {"kind": "share", "share": 100}, "who": [{"to": "holder"}, {"to": "everybody_above"}], "channels": ["in_app", "email"], "acknowledgeWithin": 15, "repeat": {"every": 15, "times": 3}, "waits": false}]'),
('00000000-0000-7000-8000-000000075503', 'joint_task', null, null, '[
  {"after": {"kind": "share", "share": 80}, "who": [{"to": "holder"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": false},
  {"after": {"kind": "share", "share": 100}, "who": [{"to": "lead"}], "channels": [], "acknowledgeWithin": 240, "repeat": null, "waits": true},
  {"after": {"kind": "unacknowledged"}, "who": [{"to": "lead_above"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": true}]'),
('00000000-0000-7000-8000-000000075504', 'group_event', null, 1440, '[
  {"after": {"kind": "share", "share": 50}, "who": [{"to": "holder"}], "channels": ["in_app"], "acknowledgeWithin": null, "repeat": null, "waits": true},
  {"after": {"kind": "share", "share": 80}, "who": [{"to": "holder"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": true},
  {"after": {"kind": "share", "share": 100}, "who": [{"to": "lead_above"}], "channels": ["in_app", "email"], "acknowledgeWithin": 120, "repeat": null, "waits": false},
  {"after": {"kind": "unacknowledged"}, "who": [{"to": "everybody_above"}], "channels": ["in_app", "email"], "acknowledgeWithin": null, "repeat": null, "waits": false}]');
insert into escalation_ladder_versions (ladder_id, version, limit_minutes, steps, at, by)
  select id, version, limit_minutes, steps, now(), null from escalation_ladders;
