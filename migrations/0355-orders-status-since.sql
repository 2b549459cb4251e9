-- When an order came to its status; null where it is not known: then it stands as it was placed.
alter table orders add column status_since timestamptz(3);
