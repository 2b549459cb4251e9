-- One voice as received: never changed, except that erasure blanks what is personal.
create table feedbacks (
  id uuid primary key,
  number text not null,
  secret_hash bytea not null,
  channel text not null check (channel in ('web_form', 'phone', 'api', 'import', 'email', 'counter')),
  chosen_kind text check (chosen_kind in ('complaint', 'enquiry', 'suggestion', 'praise', 'report', 'other')),
  text text not null,
  customer_id uuid,
  contact_name text,
  contact_phone text,
  contact_email text,
  product_id uuid,
  outlet_id uuid,
  touchpoint_id uuid,
  org_unit_id uuid,
  unit_1 uuid, unit_2 uuid, unit_3 uuid, unit_4 uuid, unit_5 uuid, unit_6 uuid,
  occurred_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  registered_by uuid,
  import_id uuid,
  source text not null default '',
  source_id text,
  content_hash bytea,
  mode text not null default 'live' check (mode in ('live', 'history')),
  custom jsonb not null default '{}',
  erased_at timestamptz(3)
);
create unique index feedbacks_number on feedbacks (number);
create unique index feedbacks_source on feedbacks (source, source_id) where source_id is not null;
create unique index feedbacks_content on feedbacks (source, content_hash) where content_hash is not null;
create index feedbacks_received on feedbacks (received_at desc, id desc);
create index feedbacks_customer on feedbacks (customer_id, received_at desc, id desc) where customer_id is not null;
create index feedbacks_import on feedbacks (import_id) where import_id is not null;
create index feedbacks_unit on feedbacks (org_unit_id, received_at desc, id desc);
-- Ordered reads inside one subtree. The root's rows are served by feedbacks_received; null levels cost an insert nothing.
create index feedbacks_unit_2 on feedbacks (unit_2, received_at desc, id desc) where unit_2 is not null;
create index feedbacks_unit_3 on feedbacks (unit_3, received_at desc, id desc) where unit_3 is not null;
create index feedbacks_unit_4 on feedbacks (unit_4, received_at desc, id desc) where unit_4 is not null;
create index feedbacks_unit_5 on feedbacks (unit_5, received_at desc, id desc) where unit_5 is not null;
create index feedbacks_unit_6 on feedbacks (unit_6, received_at desc, id desc) where unit_6 is not null;

create table feedback_files (
  feedback_id uuid not null references feedbacks (id) on delete cascade,
  file_id uuid not null references files (id),
  position smallint not null,
  name text not null,
  primary key (feedback_id, file_id)
);
create unique index feedback_files_file on feedback_files (file_id);

create table feedback_additions (
  id uuid primary key,
  feedback_id uuid not null references feedbacks (id) on delete cascade,
  text text not null,
  at timestamptz(3) not null
);
create index feedback_additions_feedback on feedback_additions (feedback_id, at);

create table feedback_withdrawals (
  feedback_id uuid primary key references feedbacks (id) on delete cascade,
  at timestamptz(3) not null
);

-- Who saw a voice without its mask, and why. The log holds the code, the note stays here.
create table feedback_unmaskings (
  id uuid primary key,
  feedback_id uuid not null references feedbacks (id) on delete cascade,
  person_id uuid,
  reason text not null,
  note text,
  at timestamptz(3) not null
);
create index feedback_unmaskings_feedback on feedback_unmaskings (feedback_id, at desc);
