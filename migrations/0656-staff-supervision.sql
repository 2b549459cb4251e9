-- The shipped roles take part in supervision as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, given.scope
from roles
join (values
  ('agent', 'supervision.read', 'own'),
  ('agent', 'supervision.answer', 'own'),
  ('vendor_agent', 'supervision.read', 'own'),
  ('vendor_agent', 'supervision.answer', 'own'),
  ('counsellor', 'supervision.read', 'own'),
  ('counsellor', 'supervision.answer', 'own'),
  ('handler', 'supervision.read', 'unit'),
  ('handler', 'supervision.answer', 'unit'),
  ('team_lead', 'supervision.read', 'subtree'),
  ('team_lead', 'supervision.answer', 'subtree'),
  ('regional_manager', 'supervision.read', 'subtree'),
  ('regional_manager', 'supervision.answer', 'subtree'),
  ('supervisor', 'supervision.read', 'all'),
  ('supervisor', 'supervision.supervise', 'all'),
  ('supervisor', 'supervision.decide_appeals', 'all'),
  ('executive', 'supervision.read', 'all'),
  ('executive', 'supervision.decide_appeals', 'all'),
  ('administrator', 'supervision.read', 'all'),
  ('administrator', 'supervision.answer', 'all'),
  ('administrator', 'supervision.supervise', 'all'),
  ('administrator', 'supervision.decide_appeals', 'all')
) as given (key, permission, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
