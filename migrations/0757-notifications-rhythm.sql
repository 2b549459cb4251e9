-- By mail something comes at once, or once a day with everything else.
alter table notification_preferences add column in_digest boolean not null default false;

-- Minutes after midnight where the organisation is; who has none is never left alone and gets a digest at eight.
create table notification_rhythms (
  person_id uuid primary key,
  quiet_from int check (quiet_from between 0 and 1439),
  quiet_to int check (quiet_to between 0 and 1439),
  digest_at int not null check (digest_at between 0 and 1439),
  check ((quiet_from is null) = (quiet_to is null))
);

-- What waits for somebody's digest, or for the end of their quiet hours; it goes with the mail that tells it.
create table notification_digest_lines (
  person_id uuid not null,
  event_id uuid not null,
  kind text not null,
  matter jsonb not null,
  facts jsonb not null,
  at timestamptz(3) not null,
  send_at timestamptz(3) not null,
  primary key (person_id, event_id)
);
create index notification_digest_lines_due on notification_digest_lines (send_at);
