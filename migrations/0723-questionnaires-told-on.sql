-- What of a question that counts in a metric had been told when a day ended: the day on which it was last told, and how often it had been told
-- before that day began. Of the other questions no day is kept.
alter table questionnaire_tallies add column told_on date, add column told_before int not null default 0;
