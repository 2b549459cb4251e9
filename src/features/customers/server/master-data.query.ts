import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listMasterData, masterLists } from '../contract/master-data.ts'
import type { CustomersTables } from './customers.tables.ts'

/** One list in the order of its codes; a list holds thousands at most, so the search may look at every row. */
export const masterData = query(listMasterData, async ({ read }, { list, q, id, cursor, limit }) => {
  const table = masterLists.find((one) => one === list)
  if (table === undefined) throw new Refusal('platform.notFound', 'missing')
  let rows = read
    .tables<CustomersTables>()
    .selectFrom(table)
    .select(['id', 'code', 'name', 'category', 'org_unit_id as orgUnitId', 'active'])
    .orderBy('code')
    .limit(limit + 1)
  if (q)
    rows = rows.where(
      sql<boolean>`strpos(lower(code || ' ' || name || ' ' || coalesce(category, '')), ${q.toLowerCase()}) > 0`,
    )
  if (id.length > 0) rows = rows.where('id', 'in', id)
  if (cursor !== undefined) rows = rows.where('code', '>', String(decodeCursor(cursor, 1)[0]))
  return pageOfRows(await rows.execute(), limit, (row) => [row.code])
})
