-- Alerts on figures climb a ladder as group events do: their ladder says how long they may stay open.
alter table escalation_ladders drop constraint escalation_ladders_matter_check;
alter table escalation_ladders add constraint escalation_ladders_matter_check
  check (matter in ('clock', 'joint_task', 'group_event', 'alert'));
alter table escalation_ladders drop constraint escalation_ladders_check;
alter table escalation_ladders add constraint escalation_ladders_limit_check
  check ((limit_minutes is not null) = (matter in ('group_event', 'alert')));

insert into escalation_ladders (id, matter, urgency, limit_minutes, steps) values
('00000000-0000-7000-8000-000000081101', 'alert', null, 1440, '[
  {"after": {"kind": "share", "share": 50}, "who": [{"to": "holder"}], "channels": ["in_app"], "acknowledgeWithin": null, "repeat": null, "waits": true},
  {"after": {"kind": "share", "share": 80}, "who": [{"to": "holder"}], "channels": [], "acknowledgeWithin": null, "repeat": null, "waits": true},
  {"after": {"kind": "share", "share": 100}, "who": [{"to": "lead_above"}], "channels": ["in_app", "email"], "acknowledgeWithin": 120, "repeat": null, "waits": false},
  {"after": {"kind": "unacknowledged"}, "who": [{"to": "everybody_above"}], "channels": ["in_app", "email"], "acknowledgeWithin": null, "repeat": null, "waits": false}]');
insert into escalation_ladder_versions (ladder_id, version, limit_minutes, steps, at, by)
  select id, version, limit_minutes, steps, now(), null from escalation_ladders where matter = 'alert';
