-- What a webhook is for: news for programs of the organisation, or a gateway through which its customers are reached.
alter table webhooks add column purpose text not null default 'news' check (purpose in ('news', 'sms', 'voice'));
-- Of each kind of gateway one is in use.
create unique index webhooks_gateway on webhooks (purpose) where active and purpose <> 'news';

-- Whom a message through a gateway is about: it goes with them.
alter table webhook_deliveries add column about_id uuid;
create index webhook_deliveries_about on webhook_deliveries (about_id) where about_id is not null;
