-- The shipped roles that approve what colleagues ask for on a checklist, as in new organisations.
insert into role_permissions (role_id, permission, scope)
select roles.id, 'checklists.approve', given.scope
from roles
join (values ('team_lead', 'subtree'), ('regional_manager', 'subtree'), ('supervisor', 'all'), ('administrator', 'all'))
  as given (key, scope) on given.key = roles.key
where roles.builtin
on conflict do nothing;
