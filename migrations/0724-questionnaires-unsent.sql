-- What a colleague is to pass on, and has not, by the moment after which it is too late.
create index questionnaire_recipients_unsent on questionnaire_recipients (until)
  where by_hand and passed_on_at is null and until is not null and state = 'invited';
