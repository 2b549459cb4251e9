-- A point changes with the next events of its ticket, and no index of it with the point: room on its page keeps the change there.
alter table metric_points set (fillfactor = 70);
alter table metric_counts set (fillfactor = 70);
