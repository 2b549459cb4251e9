-- Ended tickets in the order of their opening: of the whole organisation, of one unit, of one person.
create index tickets_ended_newest on tickets (opened_at, id) where ended_at is not null;
create index tickets_unit_ended_newest on tickets (org_unit_id, opened_at, id) where ended_at is not null;
create index tickets_mine_ended_newest on tickets (assignee_id, opened_at, id) where ended_at is not null and assignee_id is not null;
