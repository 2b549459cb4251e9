-- What a person said is one cause with another alert, until somebody takes it apart again.
create table alert_merges (
  id uuid primary key,
  alert_id uuid not null references alerts (id),
  into_id uuid not null references alerts (id),
  at timestamptz(3) not null,
  by uuid,
  undone_at timestamptz(3),
  undone_by uuid
);
create unique index alert_merges_standing on alert_merges (alert_id) where undone_at is null;
create index alert_merges_into on alert_merges (into_id) where undone_at is null;
