-- The shipped roles watch figures as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, given.scope
from roles
join (values
  ('team_lead', 'alerts.read', 'subtree'),
  ('team_lead', 'alerts.handle', 'subtree'),
  ('regional_manager', 'alerts.read', 'subtree'),
  ('regional_manager', 'alerts.handle', 'subtree'),
  ('supervisor', 'alerts.read', 'all'),
  ('supervisor', 'alerts.handle', 'all'),
  ('quality_inspector', 'alerts.read', 'all'),
  ('analyst', 'alerts.read', 'all'),
  ('analyst', 'alerts.handle', 'all'),
  ('analyst', 'alerts.configure', 'all'),
  ('executive', 'alerts.read', 'all'),
  ('administrator', 'alerts.read', 'all'),
  ('administrator', 'alerts.handle', 'all'),
  ('administrator', 'alerts.configure', 'all')
) as given (key, permission, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
