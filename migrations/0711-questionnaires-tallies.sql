-- Doubtful answers are told apart from sound ones, so each kind comes to be told in fives of its own.
alter table questionnaire_releases add column doubtful boolean not null default false;
alter table questionnaire_releases drop constraint questionnaire_releases_pkey, add primary key (questionnaire_id, version, doubtful);
alter table questionnaire_told_questions add column doubtful boolean not null default false;
alter table questionnaire_told_questions drop constraint questionnaire_told_questions_pkey,
  add primary key (questionnaire_id, version, doubtful, question);
drop index questionnaire_answers_waiting;
create index questionnaire_answers_waiting on questionnaire_answers (questionnaire_id, version, (doubts <> '{}'))
where batch is null and invitation_id is null;

-- Doubtful anonymous answers that were told are one batch for each version that has five of them; fewer wait for more.
with enough as (
  select questionnaire_id, version, count(*) as answers from questionnaire_answers
  where batch is not null and doubts <> '{}' group by 1, 2 having count(*) >= 5
)
insert into questionnaire_releases (questionnaire_id, version, doubtful, batch, seal, sealed)
select questionnaire_id, version, true, 1, 2, answers from enough;
update questionnaire_answers a set batch = r.batch, seal = r.batch
from questionnaire_answers o
left join questionnaire_releases r on r.questionnaire_id = o.questionnaire_id and r.version = o.version and r.doubtful
where a.id = o.id and a.batch is not null and a.doubts <> '{}';

-- How often each thing was said. A question '' counts whole answers; one such as '~service' the means of people in a dimension of satisfaction.
-- A row without part and value counts who answered the question.
create table questionnaire_tallies (
  questionnaire_id uuid not null,
  version int not null,
  doubtful boolean not null,
  question text not null,
  part text not null,
  value text not null,
  named int not null default 0,
  -- Anonymous answers that are told, and those let out since that wait for five who answered the question.
  anonymous int not null default 0,
  waiting int not null default 0,
  primary key (questionnaire_id, version, doubtful, question, part, value),
  foreign key (questionnaire_id, version) references questionnaire_versions (questionnaire_id, version)
);

-- What anonymous answers of before say; those of invited people are read from the log.
create temporary table said as
with asked as (
  select v.questionnaire_id, v.version, q ->> 'id' as question, q ->> 'kind' as kind, q -> 'rows' as rows
  from questionnaire_versions v, jsonb_array_elements(v.content -> 'pages') p, jsonb_array_elements(p -> 'questions') q
), given as (
  select a.id, a.questionnaire_id, a.version, a.doubts <> '{}' as doubtful, a.batch, q.question, q.kind, q.rows, a.answers -> q.question as answer
  from questionnaire_answers a join asked q on q.questionnaire_id = a.questionnaire_id and q.version = a.version and a.answers ? q.question
  where a.batch is not null
), people as (
  select g.id, g.questionnaire_id, g.version, g.doubtful, g.batch, '~' || (r ->> 'dimension') as question,
    sum((g.answer ->> (r ->> 'id'))::int) as points, count(*) as statements
  from given g, jsonb_array_elements(g.rows) r
  where g.kind = 'csi' and g.answer ? (r ->> 'id') group by 1, 2, 3, 4, 5, 6
)
select questionnaire_id, version, doubtful, batch, '' as question, '' as part, '' as value from (
  select id, questionnaire_id, version, doubts <> '{}' as doubtful, batch from questionnaire_answers where batch is not null) a
union all
select questionnaire_id, version, doubtful, batch, question, '', '' from given
union all
select questionnaire_id, version, doubtful, batch, question, '', answer #>> '{}' from given
where kind not in ('text', 'date') and jsonb_typeof(answer) in ('string', 'number', 'boolean')
union all
select questionnaire_id, version, doubtful, batch, question, o.option, o.place::text
from given, jsonb_array_elements_text(answer) with ordinality o(option, place) where jsonb_typeof(answer) = 'array'
union all
select questionnaire_id, version, doubtful, batch, question, r.key, r.value
from given, jsonb_each_text(answer) r where jsonb_typeof(answer) = 'object'
union all
select questionnaire_id, version, doubtful, batch, question, '', '' from people
union all
select questionnaire_id, version, doubtful, batch, question, '', points || '/' || statements from people;

-- How far each question is told anew: sound answers keep to what was told, doubtful ones and dimensions are one batch where there are five.
update questionnaire_told_questions t set waiting = (
  select count(*) from said s where s.questionnaire_id = t.questionnaire_id and s.version = t.version and not s.doubtful
    and s.question = t.question and s.part = '' and s.value = '' and s.batch > t.batch);
insert into questionnaire_told_questions (questionnaire_id, version, doubtful, question, batch, waiting)
select questionnaire_id, version, doubtful, question, case when count(*) >= 5 then max(batch) else 0 end, case when count(*) >= 5 then 0 else count(*) end
from said where part = '' and value = '' group by 1, 2, 3, 4
on conflict do nothing;

insert into questionnaire_tallies (questionnaire_id, version, doubtful, question, part, value, anonymous, waiting)
select s.questionnaire_id, s.version, s.doubtful, s.question, s.part, s.value,
  count(*) filter (where s.batch <= t.batch), count(*) filter (where s.batch > t.batch)
from said s join questionnaire_told_questions t on t.questionnaire_id = s.questionnaire_id and t.version = s.version
  and t.doubtful = s.doubtful and t.question = s.question
group by 1, 2, 3, 4, 5, 6;
drop table said;
