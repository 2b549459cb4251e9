-- What a person has begun to write on a ticket, so that it is there on every device.
create table drafts (
  person_id uuid not null,
  ticket_id uuid not null references tickets (id),
  what text not null,
  text text not null,
  changed_at timestamptz(3) not null,
  primary key (person_id, ticket_id, what)
);
create index drafts_ticket on drafts (ticket_id);

-- Replies that were sent and have not left yet: for ten seconds, or until the time their writer chose. A row goes when its reply does.
create table waiting_replies (
  message_id uuid primary key,
  ticket_id uuid not null references tickets (id),
  person_id uuid not null,
  purpose text not null,
  text text not null,
  written_at timestamptz(3) not null,
  leaves_at timestamptz(3) not null,
  -- Its writer chose the time.
  planned boolean not null,
  -- Why it will not leave by itself.
  stopped text
);
create index waiting_replies_due on waiting_replies (leaves_at, message_id) where stopped is null;
create index waiting_replies_ticket on waiting_replies (ticket_id, leaves_at);
create index waiting_replies_person on waiting_replies (person_id);
