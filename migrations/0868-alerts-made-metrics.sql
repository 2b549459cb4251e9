-- Rules watch metrics that the organisation made, too: which one, and the version of its formula that they were made for.
alter table alert_rules
  add column metric text,
  add column formula_version int,
  add check ((watched = 'made') = (metric is not null) and (metric is null) = (formula_version is null));
