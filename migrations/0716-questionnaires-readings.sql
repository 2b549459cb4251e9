-- What the analysis makes of the words of an answer: how they sound, and the labels they speak of.
create table questionnaire_readings (
  answer_id uuid not null references questionnaire_answers (id),
  question text not null,
  questionnaire_id uuid not null,
  polarity text not null check (polarity in ('negative', 'neutral', 'positive')),
  label_ids uuid[] not null,
  primary key (answer_id, question)
);

-- Answers with words that are to be read.
alter table questionnaire_answers add column words_wait boolean not null default false;
update questionnaire_answers a set words_wait = true
where exists (
  select 1 from questionnaire_versions v, jsonb_array_elements(v.content -> 'pages') p, jsonb_array_elements(p -> 'questions') q
  where v.questionnaire_id = a.questionnaire_id and v.version = a.version and q ->> 'kind' = 'text' and q ->> 'format' = 'any'
    and a.answers ->> (q ->> 'id') is not null);
create index questionnaire_answers_words on questionnaire_answers (id) where words_wait;
