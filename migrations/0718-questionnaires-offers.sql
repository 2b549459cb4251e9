-- About which cycle of its ticket somebody is asked, so that they are asked once; whether the question stands on the tracking page; and when they were
-- written to, which is what tires them: the tracking page asks whoever looks anyway.
alter table questionnaire_invitations
  add column cycle int,
  add column offered boolean not null default false,
  add column written_at timestamptz(3);
update questionnaire_invitations set written_at = invited_at;
create unique index questionnaire_invitations_cycle on questionnaire_invitations (questionnaire_id, ticket_id, cycle) where cycle is not null;
drop index questionnaire_invitations_customer;
create index questionnaire_invitations_customer on questionnaire_invitations (customer_id, written_at);
