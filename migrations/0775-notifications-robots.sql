-- Robots in group chats (WeCom, DingTalk, Feishu) are told what people are told. Whoever knows a robot's address may speak through it: it is sealed.
create table robots (
  id uuid primary key,
  service text not null check (service in ('wecom', 'dingtalk', 'feishu')),
  name text not null,
  address_sealed text not null,
  -- Of the address what may be shown: where it leads, and how it ends.
  address_shown text not null,
  -- Null: what is sent is not signed.
  secret_sealed text,
  kinds text[] not null,
  -- Hears of what happens in this unit and below; null: everywhere.
  unit_id uuid,
  mailing text not null check (mailing in ('at_once', 'hourly', 'digest')),
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  digest_at smallint not null check (digest_at between 0 and 1439),
  active boolean not null,
  -- When it was spoken to of late: the services take so many messages a minute.
  spoken_at timestamptz(3)[] not null default '{}',
  created_at timestamptz(3) not null,
  check ((quiet_from is null) = (quiet_to is null))
);

create table robot_deliveries (
  id uuid primary key,
  robot_id uuid not null references robots (id) on delete cascade,
  event_id uuid not null,
  -- Null for a trial, as its matter.
  kind text,
  matter jsonb,
  -- Ids, codes and figures.
  facts jsonb not null,
  person_ids uuid[] not null,
  state text not null check (state in ('waiting', 'quiet', 'gathered', 'sent', 'failed')),
  attempts int not null default 0,
  queued_at timestamptz(3) not null,
  -- When it may be tried (again); while an attempt runs, when that attempt counts as lost.
  next_try_at timestamptz(3),
  sent_at timestamptz(3),
  problem text,
  -- An event may be seen twice; a robot is told once.
  unique (robot_id, event_id, kind)
);
create index robot_deliveries_latest on robot_deliveries (queued_at desc, id desc);
create index robot_deliveries_due on robot_deliveries (robot_id, next_try_at) where state in ('waiting', 'quiet', 'gathered');
