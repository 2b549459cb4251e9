-- How sure it must be before a rule speaks, and from which colour on; from which version on it has judged the same figures.
alter table alert_rules
  add column significance double precision not null default 0.01 check (significance in (0.01, 0.001, 0.0001)),
  add column from_colour text not null default 'yellow' check (from_colour in ('yellow', 'orange', 'red')),
  add column alike_since int not null default 1;
-- Nobody kept what earlier versions of a rule had judged.
update alert_rules set alike_since = version;
-- The segments of an alert when it was at its worst.
alter table alerts add column worst jsonb;
update alerts set worst = segments;
alter table alerts alter column worst set not null;

-- What people's outcomes made of a rule, and whether it was taken back.
create table alert_tunings (
  id uuid primary key,
  rule_id uuid not null references alert_rules (id),
  -- The version it made.
  version int not null,
  minimum_n_before int not null,
  significance_before double precision not null,
  from_colour_before text not null,
  -- Of so many judged alerts, how many it would have spared.
  judged_right int not null,
  judged_wrong int not null,
  spared int not null,
  at timestamptz(3) not null,
  by uuid,
  undone_at timestamptz(3),
  undone_by uuid
);
create index alert_tunings_rule on alert_tunings (rule_id, at desc);
