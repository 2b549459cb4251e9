create table notifications (
  id uuid primary key,
  person_id uuid not null,
  kind text not null,
  event_id uuid not null,
  ticket_id uuid,
  facts jsonb not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  -- A reaction may see an event twice; a person is told once.
  unique (event_id, person_id)
);
create index notifications_inbox on notifications (person_id, at desc, id desc);
create index notifications_unread on notifications (person_id, at desc, id desc) where read_at is null;
create index notifications_read on notifications (read_at) where read_at is not null;

-- What a person chose; kinds without a row follow the defaults.
create table notification_preferences (
  person_id uuid not null,
  kind text not null,
  in_app boolean not null,
  email boolean not null,
  primary key (person_id, kind)
);

-- The outbox: a mail exists once under its key, and stays visible whatever becomes of it.
create table mails (
  id uuid primary key,
  idempotency_key text not null unique,
  to_address text not null,
  subject text not null,
  body text not null,
  about_id uuid,
  state text not null check (state in ('waiting', 'sent', 'failed', 'held')),
  attempts int not null default 0,
  queued_at timestamptz(3) not null,
  -- When it may be tried (again); while an attempt runs, when that attempt counts as lost.
  next_try_at timestamptz(3),
  sent_at timestamptz(3),
  problem text
);
create index mails_latest on mails (queued_at desc, id desc);
create index mails_due on mails (next_try_at) where state = 'waiting';
create index mails_held on mails (queued_at) where state = 'held';
create index mails_about on mails (about_id) where about_id is not null;
