-- When labels are learnt by themselves; without a row, what ships. `hour` null: never.
create table nightly_learning (
  only_one boolean primary key default true check (only_one),
  hour smallint check (hour between 0 and 23),
  at_least integer not null check (at_least > 0),
  set_at timestamptz(3) not null,
  set_by uuid
);

-- What was decided each night, once however many processes look; `night` is the organisation's day on which the quiet hours began.
create table label_nights (
  night date primary key,
  decided_at timestamptz(3) not null,
  outcome text not null check (outcome in ('learnt', 'tooFew', 'underWay')),
  corrections integer not null,
  model_id uuid
);
create index label_nights_model on label_nights (model_id) where model_id is not null;
