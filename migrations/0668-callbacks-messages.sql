-- The customer is asked by a message first, until this moment; then people call. Null: people call.
alter table callbacks add column waits_until timestamptz(3);
create index callbacks_waiting on callbacks (waits_until) where state = 'open' and waits_until is not null;

-- Who is asked by message first: a unit and those below it, the nearest counts; without a row nobody is.
create table callback_message_rules (
  org_unit_id uuid primary key,
  active boolean not null,
  -- So long an answer is waited for before people call.
  wait_hours int not null check (wait_hours between 1 and 20),
  set_at timestamptz(3) not null,
  set_by uuid
);

-- What links are signed with.
create table callback_link_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null
);
insert into callback_link_key (key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table callback_messages (
  callback_id uuid primary key references callbacks (id),
  asked_at timestamptz(3) not null,
  answered_at timestamptz(3),
  solved boolean,
  satisfied boolean,
  comment text
);
