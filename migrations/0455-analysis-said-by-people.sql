-- Voices of which people said something, whatever it was: what can be learnt from.
create index analyses_said_by_people on analyses (feedback_id) where current and (kind_source = 'person' or label_source = 'person'
  or polarity_source = 'person' or emotion_source = 'person' or urgency_source = 'person' or risks_said <> '{}');
