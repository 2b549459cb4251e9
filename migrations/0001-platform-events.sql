-- The log of everything that happened. One table is audit, timeline and outbox.
create table events (
  tx bigint not null default pg_current_xact_id()::text::bigint,
  seq bigint generated always as identity,
  id uuid not null,
  type text not null,
  version smallint not null,
  at timestamptz(3) not null,
  actor_kind text not null,
  actor_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  org_unit_id uuid,
  facts jsonb not null,
  request_id text,
  ip inet
) partition by range (at);

create index events_log_order on events (tx, seq);
create index events_subject on events (subject_id, tx, seq);
create index events_id on events (id);
create index events_at on events (at desc);
create index events_actor on events (actor_id, at desc) where actor_id is not null;
create table events_elsewhen partition of events default;

-- The application may append events and read them, never change or remove them; partitions are made by the owner's function.
create function ensure_event_partitions(first date, last date) returns void
language plpgsql security definer set search_path = public as $$
declare
  month date := date_trunc('month', first);
begin
  while month <= last loop
    if to_regclass(format('events_%s', to_char(month, 'YYYYMM'))) is null then
      execute format(
        'create table events_%s partition of events for values from (%L) to (%L)',
        to_char(month, 'YYYYMM'), month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
    end if;
    month := month + interval '1 month';
  end loop;
end $$;

-- How far each reaction and projection has read the log.
create table followers (
  name text primary key,
  version int not null,
  tx bigint not null,
  seq bigint not null,
  moved_at timestamptz(3) not null,
  error text,
  failed_since timestamptz(3),
  attempts int not null default 0,
  next_try_at timestamptz(3)
);

-- Events a reaction could not take; retried with back-off, then dead until a person decides.
create table follower_failures (
  follower text not null,
  event_id uuid not null,
  attempts int not null,
  error text not null,
  first_failed_at timestamptz(3) not null,
  next_try_at timestamptz(3) not null,
  dead_at timestamptz(3),
  primary key (follower, event_id)
);
create index follower_failures_due on follower_failures (next_try_at) where dead_at is null;

-- Replies of requests that carried an Idempotency-Key.
create table idempotency_keys (
  caller text not null,
  key text not null,
  request_hash text not null,
  reply jsonb,
  at timestamptz(3) not null,
  primary key (caller, key)
);
create index idempotency_keys_at on idempotency_keys (at);

-- Timed work: when each timer last ran.
create table timers (
  name text primary key,
  ran_at timestamptz(3) not null,
  error text
);
