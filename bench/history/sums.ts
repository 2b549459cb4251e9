import { changesOfSums, type SummedFact } from '#features/metrics/domain/fact-sums.ts'
import { partsOf } from '#features/metrics/domain/packed-cells.ts'
import { closeMonth, isQuiet } from '#features/metrics/server/keeping/months.store.ts'
import { saveSums } from '#features/metrics/server/keeping/sums.store.ts'
import { openPool, type PoolClient } from '#platform/server/database/connection.ts'
import { writeHandleOn } from '#platform/server/database/handles.ts'

const monthsSql = `
  select month::date as month, measure from generate_series(
    (select date_trunc('month', min(day)) from metric_facts), (select max(day) from metric_facts), interval '1 month') month
  cross join (select code as measure from metric_terms where dimension = 'measure') measures order by 1, 2`
const factsSql = `
  select day, place, label, cell from metric_facts
  where measure = $1 and day >= $2::date and day < $2::date + interval '1 month'`
const placesSql = 'select id, parent_id from metric_places'

async function factsOf(client: PoolClient, measure: number, month: string): Promise<SummedFact[]> {
  const { rows } = await client.query<[string, number, number, number]>({
    text: factsSql,
    values: [measure, month],
    rowMode: 'array',
  })
  return rows.map(([day, place, label, cell]) => {
    const { value: channel, kind, bucket } = partsOf(cell)
    return { measure, day, place, label, channel, kind, bucket }
  })
}

async function placesAbove(client: PoolClient): Promise<(place: number) => readonly number[]> {
  const { rows } = await client.query<{ id: number; parent_id: number | null }>(placesSql)
  const parents = new Map(rows.map(({ id, parent_id }) => [id, parent_id]))
  const above = (place: number): number[] => {
    const parent = parents.get(place) ?? null
    return parent === null ? [] : [parent, ...above(parent)]
  }
  const known = new Map(rows.map(({ id }) => [id, above(id)]))
  return (place) => known.get(place) ?? []
}

/** Sums the facts as the product does when it counts them, measure by measure and month by month, and closes the months that it would have closed. */
export async function storeSums(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, { max: 1, name: 'bench load' })
  const client = await pool.connect()
  const db = writeHandleOn(client, () => {})
  try {
    const above = await placesAbove(client)
    const { rows } = await client.query<{ month: string; measure: number }>(monthsSql)
    for (const { month, measure } of rows) {
      await client.query('begin')
      if (isQuiet(month, Date.now())) await closeMonth(db, month)
      await saveSums(db, changesOfSums({ gone: [], there: await factsOf(client, measure, month) }, above))
      await client.query('commit')
    }
  } finally {
    client.release()
    await pool.end()
  }
}
