-- Since when a level of this moment is worse than what is told of it: it is told when it has lasted.
create table alert_rising (
  rule_id uuid not null references alert_rules (id) on delete cascade,
  segment text not null,
  since timestamptz(3) not null,
  primary key (rule_id, segment)
);
