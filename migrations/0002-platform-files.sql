-- Files that came in; their bytes lie in the file store under the same id.
create table files (
  id uuid primary key,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 bytea not null,
  stored_at timestamptz(3) not null,
  -- waiting: uploaded, belongs to nothing yet; kept: attached; removed: its bytes are gone
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'removed'))
);
create index files_waiting on files (stored_at) where state = 'waiting';
