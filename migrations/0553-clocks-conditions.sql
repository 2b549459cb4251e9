-- Which tickets a time limit is for, beyond kind and urgency; null means every one.
alter table clock_policies
  add column tier smallint check (tier in (1, 2, 3)),
  -- The label and all below it; the unit and all below it.
  add column label_id uuid,
  add column unit_id uuid,
  add column channel text,
  -- 'vip', or a customers' tag.
  add column customer_group text,
  -- The period begins on the day after, as statutory ones do.
  add column from_next_day boolean not null default false,
  -- The statute that it was installed from; such a limit is never paused.
  add column statute text,
  drop constraint clock_policies_obligation_check,
  drop constraint clock_policies_target_unit_check,
  add constraint clock_policies_obligation_check
    check (obligation in ('contact', 'plan', 'resolve', 'callback', 'legal_acceptance', 'legal_resolution')),
  add constraint clock_policies_target_unit_check
    check (target_unit in ('minute', 'hour', 'day', 'working_day', 'natural_day')),
  add constraint clock_policies_statute_runs check (statute is null or not pausable);

alter table clocked_cycles
  add column tier smallint,
  add column label_id uuid,
  add column accepted_at timestamptz(3);
update clocked_cycles set tier = tickets.tier, label_id = tickets.label_id from tickets where tickets.id = clocked_cycles.ticket_id;
update clocked_cycles set applied_for = concat_ws('/', applied_for, coalesce(tier::text, ''), coalesce(label_id::text, ''), coalesce(org_unit_id::text, ''))
  where applied_for is not null;
