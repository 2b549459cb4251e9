-- What a person is told of is a ticket or a group event.
alter table notifications add column group_event_id uuid;
