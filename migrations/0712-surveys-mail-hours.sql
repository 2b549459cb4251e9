-- When an invited customer is written to, where that has to wait for the end of quiet hours or of rest days.
alter table survey_invitations add column mail_at timestamptz(3);
create index survey_invitations_mail on survey_invitations (mail_at) where mail_at is not null;
