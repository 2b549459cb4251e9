-- The keys by which push services know this installation (RFC 8292); made once, when the first browser asks for them.
create table push_keys (
  only_row boolean primary key default true check (only_row),
  public_key text not null,
  private_sealed text not null
);

-- A browser in which somebody wants to be told.
create table push_subscriptions (
  id uuid primary key,
  person_id uuid not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  device text not null,
  created_at timestamptz(3) not null
);
create index push_subscriptions_person on push_subscriptions (person_id);

create table push_deliveries (
  id uuid primary key,
  -- Stays when the browser is forgotten, so that the log does.
  subscription_id uuid not null,
  person_id uuid not null,
  event_id uuid not null,
  -- Null for a trial.
  kind text,
  path text not null,
  facts jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  queued_at timestamptz(3) not null,
  next_try_at timestamptz(3),
  sent_at timestamptz(3),
  problem text,
  unique (subscription_id, event_id)
);
create index push_deliveries_due on push_deliveries (next_try_at) where state = 'waiting';
create index push_deliveries_latest on push_deliveries (queued_at desc, id desc);

-- Null follows the default of the kind.
alter table notification_preferences add column push boolean;
