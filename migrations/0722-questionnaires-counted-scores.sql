-- Scores that nobody in particular gave, as they are counted in the metrics: under the day at whose end they had been told, at least five to
-- each survey, version and measure that day, beside no answer. The answers stay without a day.
create table questionnaire_counted_scores (
  id uuid primary key,
  questionnaire_id uuid not null references questionnaires (id),
  version int not null,
  measure text not null check (measure in ('nps', 'csat')),
  score smallint not null check (score between 0 and 10),
  day date not null
);
create index questionnaire_counted_scores_of on questionnaire_counted_scores (questionnaire_id, version, measure, score);
