-- More time that a statute gives only where somebody above approves it. Asked for, it stops nothing; what nobody decided in time lapses.
create table clock_extension_requests (
  id uuid primary key,
  clock_id uuid not null references clocks (id),
  requested_at timestamptz(3) not null,
  requested_by uuid not null,
  reason text not null,
  evidence text not null,
  -- What the customer is told once it is granted.
  words text not null,
  asked_until timestamptz(3) not null,
  state text not null check (state in ('open', 'granted', 'refused', 'lapsed')),
  -- When it was decided or lapsed; decided_by is null for what lapsed.
  ended_at timestamptz(3),
  decided_by uuid,
  decision_reason text,
  extension_id uuid references clock_extensions (id),
  check ((state = 'open') = (ended_at is null)),
  check ((state in ('granted', 'refused')) = (decided_by is not null)),
  check ((state = 'granted') = (extension_id is not null))
);
create index clock_extension_requests_clock on clock_extension_requests (clock_id);
create unique index clock_extension_requests_open on clock_extension_requests (clock_id) where state = 'open';
