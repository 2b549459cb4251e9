-- Days of figures begin so many minutes after midnight: what a hotline hears at two in the morning may belong to the day before.
alter table organisations add column day_begins smallint not null default 0 check (day_begins between 0 and 719);
