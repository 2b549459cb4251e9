-- One deployment serves one organisation: the table holds one row at most.
create table organisations (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  name text not null,
  industry text not null,
  time_zone text not null,
  default_locale text not null,
  set_up_at timestamptz(3) not null
);

create table set_up_tokens (
  token_hash text primary key,
  made_at timestamptz(3) not null
);

create table custom_fields (
  id uuid primary key,
  entity text not null check (entity in ('ticket', 'customer', 'feedback')),
  key text not null,
  label_zh text not null,
  label_en text not null,
  kind text not null check (kind in ('text', 'number', 'date', 'choice')),
  options jsonb not null default '[]',
  required boolean not null default false,
  active boolean not null default true,
  position integer not null,
  unique (entity, key)
);
