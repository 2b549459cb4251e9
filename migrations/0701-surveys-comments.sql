-- What a comment can be found by (its masked words, as docs/decisions/0003 makes them) and how it sounds.
alter table survey_responses add column comment_tokens tsvector;
alter table survey_responses add column polarity text check (polarity in ('negative', 'neutral', 'positive'));
alter table survey_responses add column polarity_confidence real;
create index survey_responses_comment on survey_responses using gin (comment_tokens) where comment_tokens is not null;
create index survey_responses_unread on survey_responses (answered_at) where comment is not null and comment_tokens is null;
