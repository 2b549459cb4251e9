-- Where years do not begin in January goals are set for fiscal quarters and years, too: '2026-04/P3M', '2026-04/P1Y'.
alter table metric_goals drop constraint metric_goals_period_check,
  add constraint metric_goals_period_check check (period ~ '^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(/P(3M|1Y))?))?$');
