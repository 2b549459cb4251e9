create table credentials (
  person_id uuid primary key references people (id),
  password_hash text not null,
  set_at timestamptz(3) not null
);

-- Only hashes of secrets are kept: a stolen copy of the database signs nobody in.
create table sessions (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references people (id),
  started_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ip inet,
  user_agent text
);
create index sessions_person on sessions (person_id);
create index sessions_expiry on sessions (expires_at);

-- Written before the password is looked at, so that parallel guesses cannot slip past the limit.
create table sign_in_attempts (
  id uuid primary key,
  account_key text not null,
  ip inet,
  at timestamptz(3) not null,
  succeeded boolean not null default false
);
create index sign_in_attempts_account on sign_in_attempts (account_key, at desc);
create index sign_in_attempts_ip on sign_in_attempts (ip, at desc) where ip is not null;
create index sign_in_attempts_at on sign_in_attempts (at);

create table one_time_links (
  token_hash text primary key,
  person_id uuid not null references people (id),
  purpose text not null check (purpose in ('invite', 'recovery')),
  made_by uuid,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index one_time_links_person on one_time_links (person_id);

create table api_keys (
  id uuid primary key,
  key_hash text not null unique,
  hint text not null,
  name text not null,
  role_id uuid not null references roles (id),
  org_unit_id uuid not null references org_units (id),
  made_by uuid,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
