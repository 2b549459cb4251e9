-- Who has a ticket open, by the last time their page said so; rows of a minute ago mean nothing and go with their person's next word.
create table ticket_visits (
  person_id uuid not null,
  ticket_id uuid not null references tickets (id),
  seen_at timestamptz(3) not null,
  primary key (person_id, ticket_id)
);
create index ticket_visits_ticket on ticket_visits (ticket_id);
