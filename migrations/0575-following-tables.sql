-- Colleagues who want to know how a ticket goes on, or were asked to by being mentioned on it.
create table ticket_followers (
  ticket_id uuid not null references tickets (id),
  person_id uuid not null,
  since timestamptz(3) not null,
  primary key (ticket_id, person_id)
);
create index ticket_followers_person on ticket_followers (person_id);
