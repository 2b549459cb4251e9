-- The shipped roles give, approve and pay compensation as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, given.scope
from roles
join (values
  ('agent', 'compensation.offer', 'own'), ('agent', 'compensation.read', 'own'),
  ('handler', 'compensation.offer', 'own'), ('handler', 'compensation.read', 'own'),
  ('counsellor', 'compensation.offer', 'own'), ('counsellor', 'compensation.read', 'own'),
  ('vendor_agent', 'compensation.offer', 'own'), ('vendor_agent', 'compensation.read', 'own'),
  ('team_lead', 'compensation.offer', 'subtree'), ('team_lead', 'compensation.read', 'subtree'),
  ('team_lead', 'compensation.approve', 'subtree'), ('team_lead', 'compensation.pay', 'subtree'),
  ('regional_manager', 'compensation.read', 'subtree'), ('regional_manager', 'compensation.approve', 'subtree'),
  ('supervisor', 'compensation.read', 'all'), ('supervisor', 'compensation.approve', 'all'),
  ('executive', 'compensation.read', 'all'),
  ('administrator', 'compensation.offer', 'all'), ('administrator', 'compensation.read', 'all'),
  ('administrator', 'compensation.approve', 'all'), ('administrator', 'compensation.pay', 'all')
) as given (key, permission, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
