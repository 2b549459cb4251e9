-- What was learnt of how long handlings take, and how good its forecasts were on what came later.
create table completion_models (
  id uuid primary key,
  learnt_at timestamptz(3) not null,
  -- From so many solved handlings.
  cases int not null,
  model jsonb not null,
  quality jsonb not null
);
create index completion_models_latest on completion_models (learnt_at desc);

-- When a handling that is not over gets likelier to miss its solution time than not. Reckoned anew when that time or the model changes.
create table completion_watches (
  ticket_id uuid not null,
  cycle int not null,
  model_id uuid not null,
  due_at timestamptz(3) not null,
  -- Null once it was told, and where it never gets that likely before the time itself is over.
  wake_at timestamptz(3),
  told_at timestamptz(3),
  primary key (ticket_id, cycle)
);
create index completion_watches_wake on completion_watches (wake_at) where wake_at is not null;
