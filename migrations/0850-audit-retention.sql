create table retention_rules (
  id uuid primary key,
  record_class text not null unique,
  keep_days int not null check (keep_days > 0),
  enabled boolean not null,
  applied_at timestamptz(3),
  removed bigint not null default 0
);

-- What a law or a dispute forbids to remove. A hold is released, never deleted.
create table legal_holds (
  id uuid primary key,
  kind text not null check (kind in ('customer', 'ticket')),
  subject_id uuid not null,
  reason text not null,
  placed_at timestamptz(3) not null,
  placed_by uuid,
  until timestamptz(3),
  released_at timestamptz(3),
  released_by uuid
);
create index legal_holds_running on legal_holds (kind, subject_id) where released_at is null;
create index legal_holds_latest on legal_holds (placed_at desc, id desc);
