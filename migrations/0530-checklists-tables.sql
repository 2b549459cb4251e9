-- What has to be checked and filled in before a ticket goes on. An archived one holds nobody up any more.
create table checklists (
  id uuid primary key,
  name_zh text not null,
  name_en text not null,
  version int not null,
  archived_at timestamptz(3)
);

-- Every version, for a handling of a ticket keeps the one that stood when it began.
create table checklist_versions (
  checklist_id uuid not null references checklists (id),
  version int not null,
  -- The label and all below it; null for every ticket.
  label_id uuid,
  -- Empty for every kind.
  kinds text[] not null,
  items jsonb not null,
  fields jsonb not null,
  since timestamptz(3) not null,
  by uuid,
  primary key (checklist_id, version)
);

create table checklist_ticks (
  ticket_id uuid not null,
  cycle int not null,
  checklist_id uuid not null references checklists (id),
  item text not null,
  -- What was found, where words are the evidence.
  words text,
  at timestamptz(3) not null,
  by uuid,
  -- Taken back; the evidence stays.
  withdrawn_at timestamptz(3),
  primary key (ticket_id, cycle, checklist_id, item)
);

create table checklist_evidence (
  file_id uuid primary key,
  ticket_id uuid not null,
  cycle int not null,
  checklist_id uuid not null references checklists (id),
  item text not null,
  name text not null,
  at timestamptz(3) not null,
  by uuid
);
create index checklist_evidence_ticket on checklist_evidence (ticket_id);
