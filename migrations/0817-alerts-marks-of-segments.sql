-- A mark may be about one segment of rules that are cut in one way: a label, a channel, a kind, a person, a touchpoint. Units have a column of their own.
alter table alert_marks
  add column split text check (split in ('label', 'channel', 'kind', 'agent', 'touchpoint')),
  add column segment text,
  add constraint alert_marks_segment_check check ((split is null) = (segment is null));
