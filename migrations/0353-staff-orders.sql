-- The shipped administrator brings orders in, as in new organisations.
insert into role_permissions (role_id, permission, scope)
select id, 'orders.write', 'all' from roles where builtin and key = 'administrator'
on conflict do nothing;
