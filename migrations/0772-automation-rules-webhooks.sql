-- The programs that a rule tells what it was set going by.
alter table automation_rules add column webhook_ids uuid[] not null default '{}';
