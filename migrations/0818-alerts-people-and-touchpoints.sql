-- Rules are cut by the person who handles and by touchpoint, too.
alter table alert_rules drop constraint alert_rules_split_check;
alter table alert_rules add constraint alert_rules_split_check
  check (split in ('none', 'unit', 'label', 'channel', 'kind', 'agent', 'touchpoint'));
