-- Tickets that a person opened from an alert, or linked with it; which were unlinked again stays known.
create table alert_tickets (
  id uuid primary key,
  alert_id uuid not null references alerts (id),
  ticket_id uuid not null,
  -- Opened from it; else linked by hand.
  opened boolean not null,
  linked_at timestamptz(3) not null,
  linked_by uuid,
  unlinked_at timestamptz(3),
  unlinked_by uuid
);
create unique index alert_tickets_standing on alert_tickets (alert_id, ticket_id) where unlinked_at is null;
create index alert_tickets_ticket on alert_tickets (ticket_id) where unlinked_at is null;
-- What a colleague writes about an alert is kept as a voice, which is no customer's.
alter table feedbacks drop constraint feedbacks_channel_check,
  add constraint feedbacks_channel_check check (channel in ('web_form', 'phone', 'api', 'import', 'email', 'counter', 'survey', 'alert'));
