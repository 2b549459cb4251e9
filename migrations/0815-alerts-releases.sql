-- A release is marked, too; and a mark may be nothing but a note, which teaches and silences nothing.
alter table alert_marks drop constraint alert_marks_kind_check;
alter table alert_marks add constraint alert_marks_kind_check check (kind in ('holiday', 'campaign', 'release', 'outage'));
alter table alert_marks drop constraint alert_marks_effect_check;
alter table alert_marks add constraint alert_marks_effect_check check (effect in ('mute', 'adjust', 'note'));
