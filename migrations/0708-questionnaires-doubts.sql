-- Why an answer may not be a person's considered one. It is counted apart and never dropped.
alter table questionnaire_answers add column doubts text[] not null default '{}';
-- When an invited person began; behind a link for anybody the reader's browser holds that itself.
alter table questionnaire_sittings add column begun_at timestamptz(3),
  add constraint questionnaire_sittings_begun check (begun_at is null or invitation_id is not null);

-- How often the same words came by a link for anybody: a keyed hash, from which no words can be read.
create table questionnaire_repeats (
  questionnaire_id uuid not null,
  words_hash bytea not null check (length(words_hash) = 16),
  times int not null,
  primary key (questionnaire_id, words_hash)
);
