-- The shipped roles keep tickets confidential, and open them in need, as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, given.scope
from roles
join (values
  ('team_lead', 'ticket-access.seal', 'subtree'),
  ('supervisor', 'ticket-access.seal', 'all'),
  ('supervisor', 'ticket-access.break_glass', 'all'),
  ('administrator', 'ticket-access.seal', 'all'),
  ('administrator', 'ticket-access.break_glass', 'all')
) as given (key, permission, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
