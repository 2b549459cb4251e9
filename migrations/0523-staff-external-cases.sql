-- The shipped roles that handle tickets keep their external cases, as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'external-cases.write', given.scope
from roles
join (values
  ('agent', 'own'),
  ('handler', 'own'),
  ('counsellor', 'own'),
  ('vendor_agent', 'own'),
  ('team_lead', 'subtree'),
  ('administrator', 'all')
) as given (key, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
