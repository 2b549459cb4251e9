-- The shipped roles take part in joint handling as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, given.scope
from roles
join (values
  ('agent', 'joint-handling.read', 'unit'),
  ('agent', 'joint-handling.answer', 'unit'),
  ('agent', 'joint-handling.request', 'own'),
  ('team_lead', 'joint-handling.read', 'subtree'),
  ('team_lead', 'joint-handling.answer', 'subtree'),
  ('team_lead', 'joint-handling.request', 'subtree'),
  ('team_lead', 'joint-handling.waive', 'subtree'),
  ('team_lead', 'joint-handling.decide_department', 'subtree'),
  ('handler', 'joint-handling.read', 'unit'),
  ('handler', 'joint-handling.answer', 'unit'),
  ('handler', 'joint-handling.request', 'own'),
  ('quality_inspector', 'joint-handling.read', 'all'),
  ('supervisor', 'joint-handling.read', 'all'),
  ('supervisor', 'joint-handling.waive', 'all'),
  ('supervisor', 'joint-handling.decide_committee', 'all'),
  ('regional_manager', 'joint-handling.read', 'subtree'),
  ('regional_manager', 'joint-handling.answer', 'subtree'),
  ('regional_manager', 'joint-handling.decide_department', 'subtree'),
  ('executive', 'joint-handling.read', 'all'),
  ('executive', 'joint-handling.decide_executive', 'all'),
  ('counsellor', 'joint-handling.request', 'own'),
  ('vendor_agent', 'joint-handling.read', 'unit'),
  ('vendor_agent', 'joint-handling.answer', 'unit'),
  ('vendor_agent', 'joint-handling.request', 'own'),
  ('administrator', 'joint-handling.read', 'all'),
  ('administrator', 'joint-handling.request', 'all'),
  ('administrator', 'joint-handling.answer', 'all'),
  ('administrator', 'joint-handling.waive', 'all'),
  ('administrator', 'joint-handling.decide_department', 'all'),
  ('administrator', 'joint-handling.decide_committee', 'all'),
  ('administrator', 'joint-handling.decide_executive', 'all')
) as given (key, permission, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
