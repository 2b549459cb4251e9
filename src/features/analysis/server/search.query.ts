import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from './analysis.tables.ts'

/**
 * How many voices hold what is wanted, up to a bound; null when there are more. Up to the bound fetching and sorting them is cheaper, above
 * it walking from the newest until a page is full. Fetching costs as much as there are matches, walking the more the fewer there are: the
 * two meet near five times the square root of the number of voices. What one voice of twenty-five holds, of the newest 400 and of 400
 * half-way back (a word of today's may be in none of yesterday's), is common without counting: its list in the index is long.
 */
export async function countUpToBound(db: ReadHandle, wanted: string): Promise<number | null> {
  const { rows } = await sql<{ n: number | null; bound: number }>`
    with newest as (select tokens from feedback_search order by received_at desc, feedback_id desc limit 400),
      older as (
        select tokens from feedback_search
        where received_at < (select min(received_at) + (max(received_at) - min(received_at)) / 2 from feedback_search)
        order by received_at desc, feedback_id desc limit 400),
      size as (select greatest(1000, 5 * sqrt(greatest(reltuples, 0)))::bigint as bound
        from pg_class where oid = 'feedback_search'::regclass)
    select case
      when (select count(*) from newest where tokens @@ ${wanted}::tsquery) >= 16
        and (select count(*) from older where tokens @@ ${wanted}::tsquery) >= 16 then null
      else (select count(*) from feedback_matches(${wanted}::tsquery, bound + 1))
    end::int as n, bound
    from size
  `.execute(db.tables<AnalysisTables>() as never)
  const [counted] = rows
  return counted === undefined || counted.n === null || counted.n > counted.bound ? null : counted.n
}
