-- What customers bought, as the shop systems of the organisation tell it: they own it, Huixiang only shows it.
create table orders (
  id uuid primary key,
  -- The shop system, by its code; a number is unique within it.
  source text not null,
  number text not null,
  -- Its letters and digits alone, in capitals: as it is found in what people write.
  number_key text not null,
  -- Null where the shop named nobody who can be recognised.
  customer_id uuid references customers (id),
  placed_at timestamptz(3) not null,
  status text,
  -- Exact, with the decimals that were given.
  amount numeric not null check (amount >= 0),
  currency text not null,
  channel text,
  store text,
  items jsonb not null default '[]',
  parcels jsonb not null default '[]',
  parcel_keys text[] not null default '{}',
  link text,
  -- As the shop says, or when it was delivered here: what is older changes nothing.
  updated_at timestamptz(3) not null,
  unique (source, number)
);
create index orders_customer on orders (customer_id, placed_at desc, id desc);
create index orders_number on orders (number_key);
create index orders_parcels on orders using gin (parcel_keys);

-- Orders of erased customers, as hashes: a shop that sends them again brings nobody back.
create table erased_orders (
  hash bytea primary key,
  erased_at timestamptz(3) not null
);
