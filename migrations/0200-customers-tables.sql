create table customers (
  id uuid primary key,
  name text,
  name_key text,
  phone text,
  phone_key text,
  email text,
  email_key text,
  external_id text,
  vip boolean not null default false,
  tags text[] not null default '{}',
  custom jsonb not null default '{}',
  org_unit_id uuid,
  unit_1 uuid, unit_2 uuid, unit_3 uuid, unit_4 uuid, unit_5 uuid, unit_6 uuid,
  merged_into_id uuid references customers (id),
  merged_at timestamptz(3),
  erased_at timestamptz(3),
  created_at timestamptz(3) not null,
  check (merged_into_id is distinct from id)
);
-- One living row per identity. Merged rows keep theirs, so that a call from the old number still finds the survivor.
create unique index customers_phone on customers (phone_key) where phone_key is not null;
create unique index customers_email on customers (email_key) where email_key is not null;
create unique index customers_external_id on customers (external_id) where external_id is not null;
create index customers_phone_tail on customers (reverse(phone_key) text_pattern_ops) where phone_key is not null;
create index customers_email_start on customers (email_key text_pattern_ops) where email_key is not null;
create index customers_name_start on customers (name_key text_pattern_ops) where name_key is not null;
create index customers_merged_into on customers (merged_into_id) where merged_into_id is not null;
create index customers_living on customers (id desc) where merged_into_id is null and erased_at is null;
create index customers_tags on customers using gin (tags);

-- Two customers who may be one: somebody wrote with the phone of one and the e-mail of the other.
create table customer_likenesses (
  customer_id uuid not null references customers (id),
  other_id uuid not null references customers (id),
  noticed_at timestamptz(3) not null,
  dismissed_at timestamptz(3),
  dismissed_by uuid,
  primary key (customer_id, other_id),
  check (customer_id < other_id)
);
create index customer_likenesses_other on customer_likenesses (other_id);

-- Who saw a customer's full contact details, and why. The log holds the code, the note stays here.
create table customer_unmaskings (
  id uuid primary key,
  customer_id uuid not null references customers (id),
  person_id uuid,
  reason text not null,
  note text,
  at timestamptz(3) not null
);
create index customer_unmaskings_customer on customer_unmaskings (customer_id, at desc);

create table products (
  id uuid primary key,
  code text not null unique,
  name text not null,
  category text,
  org_unit_id uuid,
  active boolean not null default true,
  saved_at timestamptz(3) not null
);
create table outlets (
  id uuid primary key,
  code text not null unique,
  name text not null,
  category text,
  org_unit_id uuid,
  active boolean not null default true,
  saved_at timestamptz(3) not null
);
create table touchpoints (
  id uuid primary key,
  code text not null unique,
  name text not null,
  category text,
  org_unit_id uuid,
  active boolean not null default true,
  saved_at timestamptz(3) not null
);
