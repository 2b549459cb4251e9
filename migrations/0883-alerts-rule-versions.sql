-- What a rule watched in each of its versions, and against what: alerts stay about that, whatever the rule is changed to.
create table alert_rule_versions (
  rule_id uuid not null references alert_rules (id),
  version int not null,
  watched text not null,
  metric text,
  formula_version int,
  split text not null,
  unit_id uuid,
  goal double precision,
  goals_set boolean not null,
  window_days smallint not null,
  history_days smallint not null,
  primary key (rule_id, version)
);
-- Of earlier versions nobody kept what they were: alerts of theirs are told as they were so far.
insert into alert_rule_versions
select rule.id, kept.version, watched, metric, formula_version, split, unit_id, goal, goals_set, window_days, history_days
from alert_rules as rule
join (select id as rule_id, version from alert_rules union select rule_id, rule_version from alerts) as kept on kept.rule_id = rule.id;
