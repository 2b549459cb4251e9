-- The shipped roles of inspectors, supervisors and administrators may make the callbacks of their level.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, 'all'
from roles
join (values ('quality_inspector', 'callbacks.inspect'), ('supervisor', 'callbacks.supervise'),
  ('administrator', 'callbacks.inspect'), ('administrator', 'callbacks.supervise')) as given (key, permission)
  on given.key = roles.key
where roles.builtin
on conflict do nothing;
