-- The designed survey that stands on the tracking page in place of these questions; null where these do.
alter table surveys add column questionnaire_id uuid;
