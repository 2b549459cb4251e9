-- What an answer set going beside its figures: a voice, a ticket. Of an anonymous one nothing says which answer it was.
create table questionnaire_follow_ups (
  id uuid primary key,
  questionnaire_id uuid not null,
  version int not null,
  answer_id uuid unique,
  -- Which questions were answered at or beyond their thresholds, and how.
  low jsonb not null,
  feedback_id uuid unique,
  ticket_id uuid,
  foreign key (questionnaire_id, version) references questionnaire_versions (questionnaire_id, version)
);
-- Those that still wait for their ticket.
create index questionnaire_follow_ups_waiting on questionnaire_follow_ups (feedback_id) where ticket_id is null;

-- Low answers of nobody in particular that wait to be handed over: in no order, and gone with the handing over.
create table questionnaire_alarms (
  answer_id uuid primary key references questionnaire_answers (id) on delete cascade
);

-- The ticket that an invitation asks about.
alter table questionnaire_invitations add column ticket_id uuid;
