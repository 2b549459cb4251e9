-- A merged label stays, archived, for what was said of it; its counts, examples and words stand under the label at the end of its merges.
alter table labels add column successor_id uuid references labels (id) check (successor_id <> id);
create index labels_successor on labels (successor_id) where successor_id is not null;

-- Every merge leaves its row; one that was taken back says when and by whom.
create table label_merges (
  id uuid primary key,
  label_id uuid not null references labels (id),
  into_id uuid not null references labels (id) check (into_id <> label_id),
  merged_at timestamptz(3) not null,
  merged_by uuid,
  undone_at timestamptz(3),
  undone_by uuid
);
create unique index label_merges_standing on label_merges (label_id) where undone_at is null;
create index label_merges_into on label_merges (into_id) where undone_at is null;

-- A split label stays, archived, with the labels that took its place and with where its voices went.
create table label_splits (
  id uuid primary key,
  label_id uuid not null references labels (id),
  part_ids uuid[] not null,
  voices text not null check (voices in ('again', 'toLabel')),
  split_at timestamptz(3) not null,
  split_by uuid
);
create index label_splits_label on label_splits (label_id);
