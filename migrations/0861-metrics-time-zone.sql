-- In which time zone the days of facts and sums are counted; where the organisation changes its own, they are counted again.
alter table metric_closing add column time_zone text;
