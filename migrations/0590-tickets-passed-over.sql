-- What views of open tickets ask most stands in the indexes they walk along, so that tickets that do not meet it are passed over there.
drop index tickets_due;
drop index tickets_newest;
create index tickets_due on tickets (next_due_at, id) include (kind, state, urgency, tier, cycle, breached) where ended_at is null;
create index tickets_newest on tickets (opened_at, id) include (kind, state, urgency, tier, cycle, breached) where ended_at is null;
