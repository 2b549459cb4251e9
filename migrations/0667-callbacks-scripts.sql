-- What is said and asked on a callback, in steps; the shipped ones are in the program. An archived one is used no more.
create table callback_scripts (
  id uuid primary key,
  version int not null,
  archived_at timestamptz(3)
);

create table callback_script_versions (
  script_id uuid not null references callback_scripts (id),
  version int not null,
  level smallint not null check (level between 1 and 3),
  -- The label and all below it; null for every ticket.
  label_id uuid,
  -- Empty for every kind.
  kinds text[] not null,
  name_zh text not null,
  name_en text not null,
  steps jsonb not null,
  since timestamptz(3) not null,
  by uuid,
  primary key (script_id, version)
);

-- What was asked and answered, in the words of then; `script_version` 0 is a shipped script.
alter table callback_attempts
  add column script_id uuid,
  add column script_version int,
  add column script_answers jsonb;
