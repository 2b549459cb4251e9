-- Services outside that the organisation lets Huixiang ask: one that hears speech, one that writes. Without a row nothing leaves.
create table model_connections (
  purpose text primary key check (purpose in ('speech', 'language')),
  address text not null,
  model text not null,
  -- Sealed with the installation's secret; null for services that ask for none.
  key_sealed text,
  -- What it may be asked for.
  uses text[] not null,
  saved_at timestamptz(3) not null,
  saved_by uuid
);
