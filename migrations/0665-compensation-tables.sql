-- What may be given, the organisation's own list. `currency` is an ISO code, or PTS for points.
create table compensation_kinds (
  id uuid primary key,
  name_zh text not null,
  name_en text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  position int not null,
  active boolean not null
);
insert into compensation_kinds (id, name_zh, name_en, currency, position, active) values
  ('00000000-0000-7000-8000-000000000671', '退款', 'Refund', 'CNY', 1, true),
  ('00000000-0000-7000-8000-000000000672', '优惠券', 'Coupon', 'CNY', 2, true),
  ('00000000-0000-7000-8000-000000000673', '积分', 'Points', 'PTS', 3, true),
  ('00000000-0000-7000-8000-000000000674', '礼品', 'Gift', 'CNY', 4, true);

-- How much a role may give by itself and approve for others, in minor units. A role that is not here may give nothing by itself.
create table compensation_limits (
  role_key text not null,
  currency text not null,
  each_minor bigint not null check (each_minor >= 0),
  -- In the last `period_days` days of the rule.
  period_minor bigint not null check (period_minor >= 0),
  approve_minor bigint not null check (approve_minor >= 0),
  primary key (role_key, currency)
);
insert into compensation_limits (role_key, currency, each_minor, period_minor, approve_minor) values
  ('agent', 'CNY', 10000, 200000, 0), ('agent', 'PTS', 1000, 20000, 0),
  ('handler', 'CNY', 10000, 200000, 0), ('handler', 'PTS', 1000, 20000, 0),
  ('vendor_agent', 'CNY', 3000, 60000, 0), ('vendor_agent', 'PTS', 500, 10000, 0),
  ('team_lead', 'CNY', 50000, 1000000, 100000), ('team_lead', 'PTS', 5000, 100000, 10000),
  ('regional_manager', 'CNY', 0, 0, 1000000), ('regional_manager', 'PTS', 0, 0, 100000),
  ('supervisor', 'CNY', 0, 0, 5000000), ('supervisor', 'PTS', 0, 0, 500000),
  ('administrator', 'CNY', 50000, 1000000, 100000000), ('administrator', 'PTS', 5000, 100000, 10000000);

-- What a unit and those below it may give in a period, both days included.
create table compensation_budgets (
  id uuid primary key,
  org_unit_id uuid not null,
  currency text not null,
  from_day date not null,
  to_day date not null,
  amount_minor bigint not null check (amount_minor >= 0),
  check (from_day <= to_day)
);
create index compensation_budgets_unit on compensation_budgets (org_unit_id, currency, from_day);

create table compensations (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  customer_id uuid,
  kind_id uuid not null references compensation_kinds (id),
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  order_number text,
  reason text not null,
  state text not null check (state in ('proposed', 'offered', 'accepted', 'paid', 'rejected', 'declined', 'withdrawn', 'reversed')),
  version int not null,
  warnings jsonb not null,
  agent_id uuid,
  offered_at timestamptz(3) not null,
  -- The day that it counts on in the ledger and against budgets, wherever it ends.
  booked_on date not null,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid
);
create index compensations_ticket on compensations (ticket_id, offered_at);
create index compensations_customer on compensations (customer_id, offered_at) where customer_id is not null;
create index compensations_order on compensations (order_number, offered_at) where order_number is not null;
create index compensations_agent on compensations (agent_id, offered_at);
create index compensations_offered on compensations (offered_at, id);
create index compensations_unit on compensations (org_unit_id, offered_at, id);
create index compensations_proposed on compensations (offered_at, id) where state = 'proposed';

-- Each step of a compensation, and who took it.
create table compensation_steps (
  id uuid primary key,
  compensation_id uuid not null references compensations (id),
  step text not null,
  words text,
  at timestamptz(3) not null,
  by uuid
);
create index compensation_steps_of on compensation_steps (compensation_id, at);

-- The ledger: what was committed and what was paid, in minor units; nothing is ever changed or taken out, what was wrong is booked back.
create table compensation_ledger (
  id uuid primary key,
  compensation_id uuid not null references compensations (id),
  entry text not null check (entry in ('committed', 'released', 'paid', 'reversed')),
  currency text not null,
  committed_minor bigint not null,
  paid_minor bigint not null,
  booked_on date not null,
  kind_id uuid not null,
  agent_id uuid,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  at timestamptz(3) not null,
  by uuid
);
create index compensation_ledger_of on compensation_ledger (compensation_id);
create index compensation_ledger_day on compensation_ledger (booked_on, currency);

-- One row: how far back one looks, for limits and for what was given before.
create table compensation_rule (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  period_days int not null check (period_days between 1 and 366),
  repeat_days int not null check (repeat_days between 1 and 366),
  -- An agent who gave so often in `repeat_days` days is looked at.
  often int not null check (often between 2 and 10000),
  -- Of the warnings, those that refuse.
  refuses text[] not null
);
insert into compensation_rule (id, period_days, repeat_days, often, refuses)
values ('00000000-0000-7000-8000-000000000665', 30, 30, 50, '{same_order}');
comment on table compensation_ledger is 'append-only';
