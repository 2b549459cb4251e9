-- What views ask most stands in the indexes of large units, too; tickets beyond the front line and in a later round are few and have their own.
drop index tickets_unit_2;
drop index tickets_unit_3;
create index tickets_unit_2 on tickets (unit_2, next_due_at, id) include (opened_at, kind, state, urgency, tier, cycle, breached) where ended_at is null and unit_2 is not null;
create index tickets_unit_3 on tickets (unit_3, next_due_at, id) include (opened_at, kind, state, urgency, tier, cycle, breached) where ended_at is null and unit_3 is not null;
create index tickets_escalated on tickets (next_due_at, id) where ended_at is null and tier > 1;
create index tickets_again on tickets (next_due_at, id) where ended_at is null and cycle > 1;
