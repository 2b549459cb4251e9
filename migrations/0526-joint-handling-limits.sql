-- How long units have to answer where it differs from the rule: by what the ticket is, and by the unit that answers.
create table joint_handling_limits (
  id uuid primary key,
  position int not null,
  -- Null means any.
  kind text,
  urgency text,
  tier int,
  -- With all below it.
  label_id uuid,
  -- The unit that answers, with all below it.
  unit_id uuid,
  channel text,
  customer_group text,
  answer_days int not null check (answer_days between 1 and 60),
  check (num_nonnulls(kind, urgency, tier, label_id, unit_id, channel, customer_group) > 0)
);
