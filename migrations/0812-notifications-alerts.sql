-- What a person is told of may be an alert.
alter table notifications add column alert_id uuid;
