-- Where the item stood in its list when its approval was asked for, from 1: the list may be another one when it is decided.
alter table checklist_approvals add column place int not null default 1;
alter table checklist_approvals alter column place drop default;
