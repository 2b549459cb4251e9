-- Who a complaint is about, or who stands too near to it: for as long as a row stands, the ticket does not exist for them.
create table ticket_recusals (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  person_id uuid not null,
  at timestamptz(3) not null,
  by uuid,
  ended_at timestamptz(3),
  ended_by uuid
);
create unique index ticket_recusals_standing on ticket_recusals (person_id, ticket_id) where ended_at is null;
create index ticket_recusals_ticket on ticket_recusals (ticket_id);

-- A confidential ticket exists for its named readers only.
create table ticket_seals (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  at timestamptz(3) not null,
  by uuid,
  ended_at timestamptz(3),
  ended_by uuid
);
create unique index ticket_seals_standing on ticket_seals (ticket_id) where ended_at is null;

create table ticket_readers (
  ticket_id uuid not null references tickets (id),
  person_id uuid not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, person_id)
);

-- Somebody who is no reader opened it with a reason, for a time.
create table ticket_openings (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  person_id uuid not null,
  reason text not null,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index ticket_openings_standing on ticket_openings (ticket_id, person_id) where ended_at is null;
create index ticket_openings_until on ticket_openings (until) where ended_at is null;
