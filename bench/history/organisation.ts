import type { Client } from 'pg'

/** How large the organisation is that three years of voices are told in. */
export const organisationSize = { units: 500, labels: 600 } as const

/** How many children a unit has on each level below the top; the teams of the last level are cut off where the units are enough. */
const branches = [5, 4, 3, 3, 3]
const kinds = ['region', 'region', 'region', 'department', 'department'] as const

const nextLevelSql = `
  insert into org_units (id, parent_id, kind, name, code, depth, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6, created_at)
  select made, above.id, $3, coalesce(above.code, '') || '-' || n, coalesce(above.code, 'H') || '-' || n, $1::int, above.unit_1,
    case when $1::int = 2 then made else above.unit_2 end, case when $1::int = 3 then made else above.unit_3 end,
    case when $1::int = 4 then made else above.unit_4 end, case when $1::int = 5 then made else above.unit_5 end,
    case when $1::int = 6 then made end, now()
  from org_units above cross join generate_series(1, $2::int) n cross join lateral (
    select overlay(overlay(md5(above.id::text || n) placing '7' from 13) placing '8' from 17)::uuid as made) named
  where above.depth = $1::int - 1
  order by n, above.code limit $4 - (select count(*) from org_units)`

const labelsBelowSql = `
  insert into labels (id, parent_id, depth, name_zh, name_en, position)
  select gen_random_uuid(), above.id, $1::int, above.name_zh || '·' || n, above.name_en || ' ' || n, n
  from (select * from labels where depth = $1::int - 1 and name_en like 'Matter%') above cross join generate_series(1, $2::int) n
  order by n, above.position limit $3 - (select count(*) from labels)`
const topLabelsSql = `
  insert into labels (id, depth, name_zh, name_en, position)
  select gen_random_uuid(), 1, '事项' || n, 'Matter ' || n, 1000 + n from generate_series(1, 12) n`

/** Six levels of units and three of labels, beside those that an organisation is set up with. */
export async function storeTrees(client: Client): Promise<void> {
  for (const [index, children] of branches.entries())
    await client.query(nextLevelSql, [index + 2, children, kinds[index], organisationSize.units])
  await client.query(topLabelsSql)
  await client.query(labelsBelowSql, [2, 5, organisationSize.labels])
  await client.query(labelsBelowSql, [3, 12, organisationSize.labels])
}
