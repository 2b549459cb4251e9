-- What holds for every survey: the key that signs links, so that none need be stored, and how long a person is left in peace.
create table questionnaire_rules (
  only_one boolean primary key default true check (only_one),
  link_key bytea not null check (length(link_key) = 32),
  rest_days smallint not null default 30 check (rest_days between 0 and 365)
);
insert into questionnaire_rules (link_key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table questionnaires (
  id uuid primary key,
  state text not null check (state in ('draft', 'open', 'closed')),
  draft jsonb not null,
  revision int not null,
  -- The version that is asked, or was when the survey closed; null before it first opens.
  version int check ((version is null) = (state = 'draft')),
  expires_days smallint not null default 14 check (expires_days between 1 and 90),
  closes_on date,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null
);

-- What was asked stays as it was asked.
create table questionnaire_versions (
  questionnaire_id uuid not null references questionnaires (id),
  version int not null,
  content jsonb not null,
  opened_at timestamptz(3) not null,
  primary key (questionnaire_id, version)
);

create table questionnaire_invitations (
  id uuid primary key,
  questionnaire_id uuid not null references questionnaires (id),
  -- Null once the customer is erased.
  customer_id uuid,
  invited_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  answered_at timestamptz(3),
  ended_at timestamptz(3),
  unique (questionnaire_id, customer_id)
);
create index questionnaire_invitations_customer on questionnaire_invitations (customer_id, invited_at);

-- An answer that was begun. It goes when it is sent, and with it what its reader could be known by.
create table questionnaire_sittings (
  id uuid primary key,
  questionnaire_id uuid not null,
  version int not null,
  invitation_id uuid unique references questionnaire_invitations (id),
  -- SHA-256 of what the reader's browser holds; null for an invited person.
  key_hash bytea unique check (length(key_hash) = 32),
  answers jsonb not null,
  foreign key (questionnaire_id, version) references questionnaire_versions (questionnaire_id, version),
  check ((invitation_id is null) <> (key_hash is null))
);
create index questionnaire_sittings_questionnaire on questionnaire_sittings (questionnaire_id);

-- An anonymous answer has a random id and the week it came in (its Monday); an invited person's has its moment.
create table questionnaire_answers (
  id uuid primary key,
  questionnaire_id uuid not null,
  version int not null,
  invitation_id uuid unique references questionnaire_invitations (id),
  customer_id uuid,
  answers jsonb not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  week date not null check (extract(isodow from week) = 1),
  answered_at timestamptz(3),
  foreign key (questionnaire_id, version) references questionnaire_versions (questionnaire_id, version),
  check (invitation_id is not null or (customer_id is null and answered_at is null))
);
create index questionnaire_answers_questionnaire on questionnaire_answers (questionnaire_id, version);
create index questionnaire_answers_customer on questionnaire_answers (customer_id) where customer_id is not null;

-- Who is to be asked nothing by mail any more.
create table questionnaire_opt_outs (
  customer_id uuid primary key,
  at timestamptz(3) not null
);
