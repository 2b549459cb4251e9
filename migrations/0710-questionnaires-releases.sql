-- Anonymous answers are told at least five at a time: `batch` says with which they came to be told, null while they wait. `seal` gathers
-- batches into larger steps, for whatever looks at a part of the answers (filters, cross tables, waves).
alter table questionnaire_answers
  add column batch int,
  add column seal int,
  add check ((batch is null) = (seal is null)),
  add check (invitation_id is null or batch is null);

create table questionnaire_releases (
  questionnaire_id uuid not null,
  version int not null,
  -- The latest batch.
  batch int not null default 0,
  -- The seal that is still open; what lies in it is told as a whole only.
  seal int not null default 1,
  -- Answers in closed seals, and in the open one.
  sealed int not null default 0,
  unsealed int not null default 0,
  primary key (questionnaire_id, version),
  foreign key (questionnaire_id, version) references questionnaire_versions (questionnaire_id, version)
);

-- How far the answers to one question are told: not every batch has five who answered it.
create table questionnaire_told_questions (
  questionnaire_id uuid not null,
  version int not null,
  question text not null,
  -- The latest batch that is told; 0 for none.
  batch int not null,
  -- Answers in later batches.
  waiting int not null check (waiting between 0 and 4),
  primary key (questionnaire_id, version, question),
  foreign key (questionnaire_id, version) references questionnaire_versions (questionnaire_id, version)
);

-- Answers of before are one batch for each version that has five of them.
with enough as (
  select questionnaire_id, version, count(*) as answers from questionnaire_answers
  where invitation_id is null group by 1, 2 having count(*) >= 5
), released as (
  insert into questionnaire_releases (questionnaire_id, version, batch, seal, sealed)
  select questionnaire_id, version, 1, 2, answers from enough
)
update questionnaire_answers a set batch = 1, seal = 1 from enough
where a.questionnaire_id = enough.questionnaire_id and a.version = enough.version and a.invitation_id is null;

insert into questionnaire_told_questions (questionnaire_id, version, question, batch, waiting)
select a.questionnaire_id, a.version, e.key, case when count(*) >= 5 then 1 else 0 end, case when count(*) >= 5 then 0 else count(*) end
from questionnaire_answers a, jsonb_object_keys(a.answers) e(key)
where a.batch = 1 group by 1, 2, 3;

-- Answers page by page; it takes the place of the index by questionnaire and version.
create index questionnaire_answers_order on questionnaire_answers (questionnaire_id, version, id);
drop index questionnaire_answers_questionnaire;

create index questionnaire_answers_waiting on questionnaire_answers (questionnaire_id, version)
where batch is null and invitation_id is null;
