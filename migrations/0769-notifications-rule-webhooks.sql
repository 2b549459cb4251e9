-- Webhooks that automation rules call hear of nothing else.
alter table webhooks drop constraint webhooks_purpose_check, add constraint webhooks_purpose_check check (purpose in ('news', 'rules', 'sms', 'voice'));
drop index webhooks_gateway;
create unique index webhooks_gateway on webhooks (purpose) where active and purpose in ('sms', 'voice');
