-- Who works when: a person's hours are those of a calendar, with its week, time zone, public holidays and make-up days.
create table dispatch_shifts (
  person_id uuid primary key,
  calendar_id uuid not null,
  on_duty boolean not null,
  -- When their duty is looked at again.
  next_at timestamptz(3) not null
);
create index dispatch_shifts_next on dispatch_shifts (next_at);

-- Leave, and work beyond the usual hours.
create table dispatch_shift_changes (
  id uuid primary key,
  person_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  works boolean not null,
  check (starts_at < ends_at)
);
create index dispatch_shift_changes_person on dispatch_shift_changes (person_id, ends_at);

-- What whoever holds a ticket wants the next one to know, should it go on to them.
create table dispatch_handover_notes (
  ticket_id uuid primary key,
  person_id uuid not null,
  text text not null
);
