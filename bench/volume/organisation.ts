import type { Client } from 'pg'

/** The administrator of a bench's organisation; everybody in it has the same password. */
export const administrator = {
  name: '基准测试',
  login: 'bench@example.com',
  password: 'three owls by the river 7',
}

/** Mailbox of the lead of the first region, whose reach is one subtree. */
export const firstLead = 'lead-1@example.com'

const pathColumns = 'unit_1, unit_2, unit_3, unit_4, unit_5, unit_6'

const unitsSql = `
  with root as (select id from org_units where parent_id is null),
  regions as (
    insert into org_units (id, parent_id, kind, name, code, depth, unit_1, unit_2, created_at)
    select made, root.id, 'region', r || ' 区', 'R' || r, 2, root.id, made, now()
    from root, generate_series(1, 5) r, pg_temp.made_id('region', r, now()) made returning id, unit_1, code)
  insert into org_units (id, parent_id, kind, name, code, depth, unit_1, unit_2, unit_3, created_at)
  select made, regions.id, 'department', t || ' 组', regions.code || 'T' || t, 3, regions.unit_1, regions.id, made, now()
  from regions, generate_series(1, 4) t, pg_temp.made_id(regions.code, t, now()) made`

// Twenty teams; a lead for each region, everybody else an agent of one team.
const peopleSql = `
  insert into people (id, name, email, org_unit_id, ${pathColumns}, locale, status, capacity, availability, availability_since, created_at)
  select pg_temp.made_id('person', n, now()), (array['李','王','张','刘','陈','杨','赵','周'])[n % 8 + 1] || (array['雷','芳','静','伟','磊','娜'])[n % 6 + 1] || n,
    'agent-' || n || '@example.com', t.id, t.unit_1, t.unit_2, t.unit_3, t.unit_4, t.unit_5, t.unit_6, 'zh-CN', 'active', 1000,
    'online', now(), now()
  from generate_series(1, $1::int) n
  join (select *, row_number() over (order by code) - 1 as place from org_units where depth = 3) t on t.place = n % 20`

const leadsSql = `
  insert into people (id, name, email, org_unit_id, ${pathColumns}, locale, status, capacity, availability, availability_since, created_at)
  select pg_temp.made_id('lead', row_number() over (order by code), now()), '组长' || code, 'lead-' || row_number() over (order by code) || '@example.com',
    id, ${pathColumns}, 'zh-CN', 'active', 0, 'online', now(), now()
  from org_units where depth = 2`

const rightsSql = `
  with holders as (
    insert into role_assignments (person_id, role_id, org_unit_id)
    select p.id, r.id, p.org_unit_id from people p
    join roles r on r.key = case when p.email like 'agent-%' then 'agent' else 'team_lead' end
    where p.email like 'agent-%' or p.email like 'lead-%' returning person_id)
  insert into credentials (person_id, password_hash, set_at)
  select person_id, (select password_hash from credentials limit 1), now() from holders`

/** Units, people, roles and passwords around the administrator who set the organisation up. */
export async function storeOrganisation(client: Client, people: number): Promise<void> {
  await client.query(unitsSql)
  await client.query(peopleSql, [people])
  await client.query(leadsSql)
  await client.query(rightsSql)
}
