-- What was alike with a voice before, and within how many windows: together the voices of an event tell what was usual of it.
alter table group_event_voices drop column usual_rate, drop column usual_busiest;
alter table group_event_voices
  add column before integer[] not null default '{}',
  add column windows real not null default 0;
