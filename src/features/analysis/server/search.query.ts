import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from './analysis.tables.ts'

/** Below this many, matches are always fetched and sorted. */
const fewest = 2000

/**
 * How many voices hold what is wanted, up to a bound that grows with their number (2 %); null when there are more. Up to the bound fetching
 * and sorting them is cheaper, above it walking from the newest is: there one in fifty or more holds it. What every tenth of the newest
 * voices holds is common without counting: its list in the index is long.
 */
export async function countUpToBound(db: ReadHandle, wanted: string): Promise<number | null> {
  const { rows } = await sql<{ n: number | null; bound: number }>`
    with newest as (select tokens from feedback_search order by received_at desc, feedback_id desc limit 400),
      size as (select greatest(${fewest}, reltuples / 50)::bigint as bound from pg_class where oid = 'feedback_search'::regclass)
    select case
      when (select count(*) from newest where tokens @@ ${wanted}::tsquery) >= 40 then null
      else (select count(*) from feedback_matches(${wanted}::tsquery, bound + 1))
    end::int as n, bound
    from size
  `.execute(db.tables<AnalysisTables>() as never)
  const [counted] = rows
  return counted === undefined || counted.n === null || counted.n > counted.bound ? null : counted.n
}
