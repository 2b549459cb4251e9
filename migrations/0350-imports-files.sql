-- One file that brings voices. What it said of anybody (preview, rejected rows, its bytes) goes after thirty days; the figures stay.
create table imports (
  id uuid primary key,
  file_name text not null,
  format text not null check (format in ('xlsx', 'csv', 'jsonl')),
  bytes bigint not null,
  -- Files of the file store whose bytes in this order are the file; empty when the command line reads it from its place.
  parts uuid[] not null,
  origin text not null check (origin in ('upload', 'command_line')),
  state text not null check (state in
    ('uploaded', 'ready', 'checking', 'running', 'stopped', 'failed', 'done', 'undoing', 'undone')),
  mode text check (mode in ('live', 'history')),
  encoding text,
  headers text[],
  -- Row of the file that holds the headings, from 1; 0 when it begins with data.
  header_row integer,
  signature text,
  preview jsonb,
  guess jsonb,
  mapping jsonb,
  remembered boolean not null default false,
  -- Known once the file was read to its end.
  rows_total integer,
  -- Last row of the file whose outcome is committed, and the outcomes up to there, of the check or of the run.
  last_row integer not null default 0,
  taken integer not null default 0,
  known integer not null default 0,
  rejected integer not null default 0,
  checked_at timestamptz(3),
  attempts smallint not null default 0,
  moved_at timestamptz(3) not null,
  failure jsonb,
  created_at timestamptz(3) not null,
  created_by uuid,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  undone_at timestamptz(3),
  removed integer,
  kept integer,
  forgotten_at timestamptz(3)
);
create index imports_created on imports (created_at desc, id desc);
create index imports_moving on imports (moved_at) where state in ('uploaded', 'checking', 'running', 'undoing');
create index imports_to_forget on imports (moved_at) where forgotten_at is null;

create table import_rejects (
  import_id uuid not null references imports (id) on delete cascade,
  row_number integer not null,
  faults jsonb not null,
  cells jsonb not null,
  primary key (import_id, row_number)
);

-- How files with these headings were read last time.
create table import_mappings (
  signature text primary key,
  mapping jsonb not null,
  saved_at timestamptz(3) not null,
  saved_by uuid
);
