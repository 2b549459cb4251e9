-- What a draft of the rules would have done with the tickets of the last days; nothing else is written by trying it.
create table dispatch_simulations (
  id uuid primary key,
  asked_by uuid,
  asked_at timestamptz(3) not null,
  days smallint not null check (days between 1 and 92),
  draft jsonb not null,
  state text not null check (state in ('waiting', 'reading', 'replaying', 'done', 'failed')),
  percent smallint not null default 0 check (percent between 0 and 100),
  result jsonb
);
create index dispatch_simulations_latest on dispatch_simulations (asked_at desc, id);

-- What came in and what was given out in a period.
create index dispatch_decisions_at on dispatch_decisions (at);
create index assignments_since on assignments (since, person_id);
create index assignments_until on assignments (until) where until is not null;
