-- The shipped roles design surveys and read their results as they do in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, 'all'
from roles
join (values
  ('quality_inspector', 'questionnaires.read'),
  ('supervisor', 'questionnaires.read'),
  ('executive', 'questionnaires.read'),
  ('analyst', 'questionnaires.read'),
  ('analyst', 'questionnaires.design'),
  ('administrator', 'questionnaires.read'),
  ('administrator', 'questionnaires.design')
) as given (key, permission) on given.key = roles.key
where roles.builtin
on conflict do nothing;
