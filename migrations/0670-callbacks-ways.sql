-- By which ways the customer is asked first, in this order: the first by which they can be reached.
alter table callback_message_rules add column ways text[] not null default '{email}' check (cardinality(ways) > 0);
alter table callback_messages add column way text not null default 'email';
