-- The customer is kept in the loop: the time for the next word to them begins anew with each word they get.
alter table clock_policies
  drop constraint clock_policies_obligation_check,
  add constraint clock_policies_obligation_check
    check (obligation in ('contact', 'plan', 'next_update', 'resolve', 'callback', 'legal_acceptance', 'legal_resolution'));
alter table clocked_cycles add column last_told_at timestamptz(3);
