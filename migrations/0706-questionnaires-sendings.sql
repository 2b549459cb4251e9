-- Hours (minutes after midnight) and days on which nobody is asked, whatever the survey; equal ends are no quiet hours.
alter table questionnaire_rules
  add column quiet_from smallint not null default 1260 check (quiet_from between 0 and 1439),
  add column quiet_until smallint not null default 540 check (quiet_until between 0 and 1439),
  add column working_days_only boolean not null default false;

-- Days after its end on which a survey still takes answers, marked late.
alter table questionnaires add column grace_days smallint not null default 0 check (grace_days between 0 and 30);
alter table questionnaire_answers add column late boolean not null default false;

-- One asking of a survey: who, by which way, how it is drawn and reminded. The standing one follows the closing of tickets.
create table questionnaire_sendings (
  id uuid primary key,
  questionnaire_id uuid not null references questionnaires (id),
  kind text not null check (kind in ('addresses', 'audience', 'closure')),
  way text not null check (way in ('email', 'sms', 'hand')),
  plan jsonb not null,
  active boolean not null,
  created_at timestamptz(3) not null
);
create unique index questionnaire_sendings_closure on questionnaire_sendings (questionnaire_id) where kind = 'closure';
create index questionnaire_sendings_questionnaire on questionnaire_sendings (questionnaire_id);

-- Everybody who was chosen, and what became of it: invited, waiting for their hour, or held back and why.
create table questionnaire_recipients (
  id uuid primary key,
  sending_id uuid not null references questionnaire_sendings (id),
  questionnaire_id uuid not null,
  -- Null once the customer is erased.
  customer_id uuid,
  ticket_id uuid,
  cycle int,
  stratum text,
  state text not null check (state in ('waiting', 'invited', 'held')),
  reason text check ((reason is not null) = (state = 'held')),
  due_at timestamptz(3) not null,
  -- After this it is too late to ask.
  until timestamptz(3),
  invitation_id uuid unique references questionnaire_invitations (id),
  remind_at timestamptz(3),
  reminded_at timestamptz(3)
);
create unique index questionnaire_recipients_ticket on questionnaire_recipients (sending_id, ticket_id, cycle) where ticket_id is not null;
create index questionnaire_recipients_due on questionnaire_recipients (due_at) where state = 'waiting';
create index questionnaire_recipients_remind on questionnaire_recipients (remind_at) where remind_at is not null;
create index questionnaire_recipients_of on questionnaire_recipients (questionnaire_id, id);
create index questionnaire_recipients_customer on questionnaire_recipients (customer_id) where customer_id is not null;

-- About different tickets a person may be asked again.
alter table questionnaire_invitations drop constraint questionnaire_invitations_questionnaire_id_customer_id_key;
create unique index questionnaire_invitations_once on questionnaire_invitations (questionnaire_id, customer_id) where ticket_id is null;
