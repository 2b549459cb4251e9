-- What a rule, the order of rules, a unit's strategy and what a person takes were before and after each change.
create table dispatch_versions (
  -- One count for all of them: of two versions of the same thing the higher is the later.
  version int generated always as identity primary key,
  what text not null check (what in ('rule', 'order', 'strategy', 'profile')),
  subject_id uuid not null,
  -- Null where there was none before, and none any more afterwards.
  before jsonb,
  after jsonb,
  at timestamptz(3) not null,
  by uuid,
  -- The order changed because this rule was added, moved or removed.
  with_rule_id uuid,
  -- The version before which everything was as this one made it again.
  brought_back int,
  check (before is not null or after is not null)
);
create index dispatch_versions_subject on dispatch_versions (subject_id, version desc);
