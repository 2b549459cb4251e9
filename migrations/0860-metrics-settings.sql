-- How metrics are counted where the organisation decides: within how many days a complaint repeats the one before, and the month in which
-- years begin. Each change is a version of its own; without one, what ships is in force.
create table metric_settings (
  version int primary key check (version > 0),
  repeat_days smallint not null check (repeat_days between 1 and 365),
  year_begins smallint not null check (year_begins between 1 and 12),
  set_at timestamptz(3) not null,
  set_by uuid
);
comment on table metric_settings is 'append-only';

-- Answers about a ticket move with it.
create index questionnaire_invitations_ticket on questionnaire_invitations (ticket_id) where ticket_id is not null;
