-- Files that came with what was written on a ticket.
create table ticket_files (
  file_id uuid primary key references files (id),
  ticket_id uuid not null references tickets (id),
  -- The reply, note, sub-task (for its answer) or request for more time it came with.
  record_id uuid not null,
  position smallint not null,
  name text not null,
  at timestamptz(3) not null,
  by uuid
);
create index ticket_files_ticket on ticket_files (ticket_id);
create index ticket_files_record on ticket_files (record_id, position);
