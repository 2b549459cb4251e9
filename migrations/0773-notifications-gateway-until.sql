-- Until when a message to a customer is worth sending; news have no such moment.
alter table webhook_deliveries add column not_after timestamptz(3);
