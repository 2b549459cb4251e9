-- What people asked of their personal data, and how it ended. Codes and ids only: a request outlives what it asked to erase.
create table rights_requests (
  id uuid primary key,
  customer_id uuid not null references customers (id),
  asked_for text not null check (asked_for in ('access', 'correction', 'erasure')),
  origin text not null check (origin in ('customer', 'representative', 'consent_withdrawn', 'organisation')),
  asked_at timestamptz(3) not null,
  recorded_by uuid
);
create index rights_requests_customer on rights_requests (customer_id, asked_at desc, id desc);

create table rights_answers (
  request_id uuid primary key references rights_requests (id),
  -- Why it was refused; null when it was met.
  ground text check (ground in ('identity', 'duty', 'unfounded', 'held')),
  hold_id uuid,
  answered_at timestamptz(3) not null,
  answered_by uuid,
  check (hold_id is null or ground = 'held')
);
