-- What a customer was known to be, and since when, so that figures of the past stay with what they were then. Before their first row they were
-- in no group, and no field said anything.
create table customer_standings (
  customer_id uuid not null references customers (id) on delete cascade,
  since timestamptz(3) not null,
  -- their tags, and `vip`
  groups text[] not null,
  -- what fields with fixed choices said, by the key of the field
  choices jsonb not null,
  primary key (customer_id, since)
);

-- Nobody kept before since when: they count as having been what they are since they became known.
insert into customer_standings (customer_id, since, groups, choices)
select id, created_at, groups, choices
from customers
cross join lateral (
  select array(select distinct unnest(tags || case when vip then array['vip'] else '{}' end) order by 1) as groups,
    coalesce((select jsonb_object_agg(key, custom -> key) from custom_fields where entity = 'customer' and kind = 'choice' and custom ? key), '{}')
      as choices) known
where groups <> '{}' or choices <> '{}';
