-- What waited for the end of its reader's quiet hours is told by one message of several: by which. Judged anew before each attempt.
alter table push_deliveries add column gathered_into uuid;
create index push_deliveries_gathered on push_deliveries (gathered_into) where gathered_into is not null;
