-- What one ticket is to another, as the first of them says it: a duplicate of the other, caused by it, its follow-up, its child.
create table ticket_links (
  id uuid primary key,
  kind text not null check (kind in ('duplicate_of', 'caused_by', 'follow_up_of', 'child_of')),
  ticket_id uuid not null references tickets (id),
  other_id uuid not null references tickets (id),
  at timestamptz(3) not null,
  by uuid,
  check (ticket_id <> other_id),
  unique (ticket_id, other_id, kind)
);
create index ticket_links_other on ticket_links (other_id);
-- A ticket has one parent.
create unique index ticket_links_parent on ticket_links (ticket_id) where kind = 'child_of';

-- The ticket stopped, and its voices went to another, which goes on.
create table ticket_merges (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  into_id uuid not null references tickets (id),
  across_customers boolean not null,
  at timestamptz(3) not null,
  by uuid,
  undone_at timestamptz(3),
  undone_by uuid,
  check (ticket_id <> into_id)
);
create unique index ticket_merges_standing on ticket_merges (ticket_id) where undone_at is null;
create index ticket_merges_into on ticket_merges (into_id);

-- The voices that a merge took along, whether each was the ticket's first, and when it went back to where it came from.
create table ticket_merge_voices (
  merge_id uuid not null references ticket_merges (id),
  feedback_id uuid not null,
  first boolean not null,
  returned_at timestamptz(3),
  primary key (merge_id, feedback_id)
);
create index ticket_merge_voices_feedback on ticket_merge_voices (feedback_id);

-- A ticket that was split off; `feedback_id` is the voice a part of whose text it is about, null where whole voices went with it.
create table ticket_splits (
  part_id uuid primary key references tickets (id),
  ticket_id uuid not null references tickets (id),
  feedback_id uuid,
  at timestamptz(3) not null,
  by uuid
);
create index ticket_splits_ticket on ticket_splits (ticket_id);
create index ticket_splits_feedback on ticket_splits (feedback_id) where feedback_id is not null;
