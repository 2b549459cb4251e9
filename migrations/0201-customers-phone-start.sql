-- A caller is found while their number is still being typed, from its beginning.
create index customers_phone_start on customers (phone_key text_pattern_ops) where phone_key is not null;
