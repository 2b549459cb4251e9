-- Of one order, however its number was written: full or half width, in capitals or not, with marks between or without.
create function compensation_order_key(order_number text) returns text language sql immutable parallel safe as
$$ select nullif(upper(regexp_replace(normalize(order_number, NFKC), '[[:space:]_./#·—–-]', '', 'g')), '') $$;
alter table compensations add column order_key text generated always as (compensation_order_key(order_number)) stored;
drop index compensations_order;
create index compensations_order on compensations (order_key, offered_at) where order_key is not null;
