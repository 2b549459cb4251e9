-- Closed tickets of one person and of one unit, the latest first.
create index tickets_mine_ended on tickets (assignee_id, ended_at, id) where ended_at is not null and assignee_id is not null;
create index tickets_unit_ended on tickets (org_unit_id, ended_at, id) where ended_at is not null;
