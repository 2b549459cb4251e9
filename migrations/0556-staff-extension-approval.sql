-- The shipped roles that approve more time for a statutory limit, as in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'clocks.approve_extension', given.scope
from roles
join (values ('regional_manager', 'subtree'), ('supervisor', 'all'), ('executive', 'all'), ('administrator', 'all'))
  as given (key, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
