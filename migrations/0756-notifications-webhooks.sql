-- Where programs of the organisation are told what people are told. The secret that signs what is sent is sealed.
create table webhooks (
  id uuid primary key,
  name text not null,
  url text not null,
  secret_sealed text not null,
  -- Empty: every kind.
  kinds text[] not null,
  -- An address inside the organisation's own network may be called.
  allows_private boolean not null,
  active boolean not null,
  created_at timestamptz(3) not null
);

create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks (id) on delete cascade,
  event_id uuid not null,
  kind text not null,
  -- Ids, codes and figures.
  content jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  queued_at timestamptz(3) not null,
  -- When it may be tried (again); while an attempt runs, when that attempt counts as lost.
  next_try_at timestamptz(3),
  sent_at timestamptz(3),
  problem text,
  -- An event may be seen twice; a program is told once.
  unique (webhook_id, event_id, kind)
);
create index webhook_deliveries_latest on webhook_deliveries (queued_at desc, id desc);
create index webhook_deliveries_due on webhook_deliveries (next_try_at) where state = 'waiting';
-- What was told in the application, the latest first, for the log of deliveries.
create index notifications_latest on notifications (at desc, id desc);
