-- Labels that stood below a merged one and went under its successor; taking the merge back brings those home that still stand there.
alter table label_merges add column moved_ids uuid[] not null default '{}';
