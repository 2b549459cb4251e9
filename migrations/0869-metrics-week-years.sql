-- Years may be made of whole weeks, 52 or 53, in quarters of 4-4-5, 4-5-4 or 5-4-4: whether, on which day weeks begin, and how the year ends.
alter table metric_settings
  add column week_pattern text check (week_pattern in ('4-4-5', '4-5-4', '5-4-4')),
  add column week_begins smallint check (week_begins between 1 and 7),
  add column year_ends text check (year_ends in ('nearest', 'last')),
  add constraint metric_settings_weeks check (num_nulls(week_pattern, week_begins, year_ends) in (0, 3));

-- Goals are set for the periods, quarters and years of these, too: '2026-P03/2026-04-05/P4W', '2026-Q1/2026-02-01/P13W', '2026/2026-02-01/P52W'.
alter table metric_goals drop constraint metric_goals_period_check,
  add constraint metric_goals_period_check check (period ~ '^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(/P(3M|1Y))?))?$'
    or period ~ '^\d{4}(-(P(0[1-9]|1[0-2])|Q[1-4]))?/\d{4}-\d{2}-\d{2}/P\d{1,2}W$');
