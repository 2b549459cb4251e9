-- When a customer was written to, which is what tires them; the tracking page asks whoever looks anyway.
alter table survey_invitations add column mailed_at timestamptz(3);
update survey_invitations set mailed_at = invited_at where customer_id is not null;
create index survey_invitations_mailed on survey_invitations (customer_id, mailed_at) where mailed_at is not null;
