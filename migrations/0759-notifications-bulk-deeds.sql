-- What a person is told of may be a bulk deed of theirs that has ended.
alter table notifications add column bulk_deed_id uuid;
