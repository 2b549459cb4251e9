-- One question set follows the handling of a ticket. Its key signs the links, so no link need be stored.
create table surveys (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  link_key bytea not null check (length(link_key) = 32),
  active boolean not null,
  title_zh text not null,
  title_en text not null,
  asks_csat boolean not null,
  csat_zh text not null,
  csat_en text not null,
  asks_nps boolean not null,
  nps_zh text not null,
  nps_en text not null,
  asks_comment boolean not null,
  comment_zh text not null,
  comment_en text not null,
  thanks_zh text not null,
  thanks_en text not null,
  expires_days int not null check (expires_days between 1 and 90),
  changed_at timestamptz(3) not null
);

-- The ticket as it stood when its customer was asked: figures and scope follow these columns.
create table survey_invitations (
  id uuid primary key,
  ticket_id uuid not null,
  cycle int not null,
  kind text not null,
  urgency text not null,
  tier smallint not null,
  label_id uuid,
  assignee_id uuid,
  customer_id uuid,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  invited_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- The ticket was reopened before the customer answered: the question no longer fits.
  ended_at timestamptz(3),
  unique (ticket_id, cycle)
);

create table survey_responses (
  invitation_id uuid primary key references survey_invitations (id),
  ticket_id uuid not null,
  cycle int not null,
  kind text not null,
  urgency text not null,
  tier smallint not null,
  label_id uuid,
  assignee_id uuid,
  customer_id uuid,
  org_unit_id uuid not null,
  unit_1 uuid not null,
  unit_2 uuid,
  unit_3 uuid,
  unit_4 uuid,
  unit_5 uuid,
  unit_6 uuid,
  csat smallint check (csat between 1 and 5),
  nps smallint check (nps between 0 and 10),
  satisfied boolean,
  comment text,
  answered_at timestamptz(3) not null
);
create index survey_responses_latest on survey_responses (answered_at desc, invitation_id desc);
create index survey_responses_unit on survey_responses (org_unit_id, answered_at desc, invitation_id desc);
create index survey_responses_customer on survey_responses (customer_id) where customer_id is not null;
create index survey_responses_ticket on survey_responses (ticket_id);
