-- A ticket under supervision; one case of it stands open at a time.
create table supervision_cases (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  opened_at timestamptz(3) not null,
  opened_by uuid,
  closed_at timestamptz(3),
  closed_by uuid,
  result text,
  conclusion text,
  check ((closed_at is null) = (result is null))
);
create unique index supervision_cases_standing on supervision_cases (ticket_id) where closed_at is null;
create index supervision_cases_ticket on supervision_cases (ticket_id, opened_at);
create index supervision_cases_open on supervision_cases (opened_at, id) where closed_at is null;
create index supervision_cases_closed on supervision_cases (closed_at, id) where closed_at is not null;

-- Why a ticket came under supervision; `key` names the one thing that happened, so that it counts once for ever.
create table supervision_causes (
  id uuid primary key,
  case_id uuid not null references supervision_cases (id),
  ticket_id uuid not null references tickets (id),
  cause text not null check (cause in ('breached', 'dissatisfied', 'reopened', 'high_risk', 'by_hand')),
  key text not null,
  -- The obligation that was missed, the handling that was answered or begun anew, the risk.
  about text,
  words text,
  at timestamptz(3) not null,
  by uuid,
  unique (ticket_id, key)
);
create index supervision_causes_case on supervision_causes (case_id, at);

-- 督办函: what a unit, or one person of it, has to do and answer.
create table supervision_letters (
  id uuid primary key,
  case_id uuid not null references supervision_cases (id),
  ticket_id uuid not null references tickets (id),
  position int not null,
  person_id uuid,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  demand text not null,
  state text not null check (state in ('sent', 'received', 'answered', 'accepted', 'withdrawn')),
  version int not null,
  sent_at timestamptz(3) not null,
  sent_by uuid,
  received_at timestamptz(3),
  received_by uuid,
  ended_at timestamptz(3),
  changed_at timestamptz(3) not null,
  changed_by uuid,
  withdrawn_why text,
  -- Its clock, in working time of a calendar, or to a moment that was chosen (no calendar).
  calendar_id uuid,
  target_ms bigint not null,
  clock_started_at timestamptz(3) not null,
  warn_50_at timestamptz(3) not null,
  warn_80_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  next_wake_at timestamptz(3),
  breached_at timestamptz(3),
  -- 0 nobody above was told, 1 who leads the unit, 2 who stands above all.
  escalation smallint not null default 0 check (escalation between 0 and 2),
  unique (case_id, position)
);
create index supervision_letters_wake on supervision_letters (next_wake_at) where next_wake_at is not null;
create index supervision_letters_due on supervision_letters (due_at, id) where ended_at is null;
create index supervision_letters_over on supervision_letters (ended_at, id) where ended_at is not null;
create index supervision_letters_unit on supervision_letters (org_unit_id, due_at, id);
create index supervision_letters_person on supervision_letters (person_id, due_at, id) where person_id is not null;
create index supervision_letters_calendar on supervision_letters (calendar_id, id) where next_wake_at is not null;

-- Each answer to a letter, and what supervision made of it.
create table supervision_answers (
  id uuid primary key,
  letter_id uuid not null references supervision_letters (id),
  text text not null,
  on_time boolean not null,
  at timestamptz(3) not null,
  by uuid,
  verdict text check (verdict in ('accept', 'return')),
  verdict_words text,
  verdict_at timestamptz(3),
  verdict_by uuid
);
create index supervision_answers_letter on supervision_answers (letter_id, at);

-- Who answers for what went wrong, and how far; a share of zero was taken back.
create table supervision_responsibilities (
  id uuid primary key,
  case_id uuid not null references supervision_cases (id),
  ticket_id uuid not null references tickets (id),
  person_id uuid,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  kind text not null,
  -- Percent, of all that is noted for the case.
  share int not null check (share between 0 and 100),
  reason text not null,
  noted_at timestamptz(3) not null,
  noted_by uuid,
  appeal_until timestamptz(3) not null
);
create index supervision_responsibilities_case on supervision_responsibilities (case_id, noted_at);
create index supervision_responsibilities_noted on supervision_responsibilities (noted_at, id);
create index supervision_responsibilities_unit on supervision_responsibilities (org_unit_id, noted_at, id);
create index supervision_responsibilities_person on supervision_responsibilities (person_id, noted_at, id)
  where person_id is not null;

create table supervision_appeals (
  id uuid primary key,
  responsibility_id uuid not null unique references supervision_responsibilities (id),
  words text not null,
  at timestamptz(3) not null,
  by uuid,
  verdict text check (verdict in ('uphold', 'reduce', 'revoke')),
  share_before int not null,
  share_after int,
  reason text,
  decided_at timestamptz(3),
  decided_by uuid
);

-- One row: what comes under supervision by itself, and how long things take.
create table supervision_rule (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  causes text[] not null,
  obligations text[] not null,
  risks text[] not null,
  reopenings int not null check (reopenings between 1 and 9),
  answer_hours int not null check (answer_hours between 1 and 240),
  escalate_hours int not null check (escalate_hours between 1 and 240),
  appeal_days int not null check (appeal_days between 1 and 60)
);
insert into supervision_rule (id, causes, obligations, risks, reopenings, answer_hours, escalate_hours, appeal_days)
values ('00000000-0000-7000-8000-000000000655', '{breached,dissatisfied,reopened,high_risk}',
  '{resolve,legal_acceptance,legal_resolution}',
  '{personal_safety,crisis,group_complaint,media_exposure,legal}', 2, 8, 8, 5);
