-- What was learnt of the organisation's labels from what people said. Every training leaves a row, with its card or the reason why there
-- is none; weights are kept of the newest few, so that one can be put back.
create table label_models (
  id uuid primary key,
  number integer not null unique,
  asked_at timestamptz(3) not null,
  asked_by uuid,
  -- waiting, learning, promoted (fit to serve), worse (significantly, than what served), failed
  state text not null,
  -- What is being done, while it is learnt.
  step text,
  ended_at timestamptz(3),
  taxonomy_version integer,
  -- One serves; without any, labels are found by the words of the tree.
  serving boolean not null default false,
  -- Why it could not be learnt, or not be used.
  fault text,
  description text,
  weights bytea,
  card jsonb
);
create unique index label_models_serving on label_models (serving) where serving;

-- Below this confidence a person chooses the label; without a row, what each model found best.
create table label_thresholds (
  only_one boolean primary key default true check (only_one),
  threshold real not null,
  set_at timestamptz(3) not null,
  set_by uuid
);

-- What people said, newest first: what labels are learnt from.
create index analyses_labelled_by_people on analyses (received_at desc, feedback_id desc)
  where current and label_source = 'person' and label_id is not null;

alter table analyses add column emotion_source text not null default 'rule';
