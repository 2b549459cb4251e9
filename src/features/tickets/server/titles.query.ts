import { tsqueryOf } from '@huixiang/text-analysis/search-tokens.ts'
import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { wantedPairs } from '../domain/title.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** Open tickets as they were opened, backwards from a time: enough of them to tell a common word by. */
const openedBefore = (time: ReturnType<typeof sql>) => sql`(
  select title from tickets where ended_at is null and opened_at <= ${time} order by opened_at desc, id desc limit 400) as sample`

const halfWay = sql`(select min(opened_at) + (max(opened_at) - min(opened_at)) / 2 from tickets where ended_at is null)`

/**
 * Tickets whose titles may hold a text: those that hold every pair of its neighbouring characters. Null for what many hold (one of
 * twenty-five among the newest and among older ones, or more than a bound that grows with the square root of their number): then a page is
 * full after a short walk in its own order.
 */
export async function titlesThatMayHold(
  read: ReadHandle,
  text: string,
  pattern: string,
): Promise<string[] | null> {
  const wanted = tsqueryOf(wantedPairs(text))
  const { rows } = await sql<{ ids: string[] | null; bound: number }>`
    select bound, case
      when (select count(*) from ${openedBefore(sql`'infinity'`)} where title ilike ${pattern}) >= 16
        and (select count(*) from ${openedBefore(halfWay)} where title ilike ${pattern}) >= 16 then null
      else array(select ticket_title_matches(${wanted}::tsquery, bound + 1))
    end as ids
    from (select greatest(1000, 2 * sqrt(greatest(reltuples, 0)))::bigint as bound
      from pg_class where oid = 'ticket_titles'::regclass) size
  `.execute(read.tables<TicketsTables>() as never)
  const [{ ids, bound } = { ids: [], bound: 0 }] = rows
  return ids === null || ids.length > bound ? null : ids
}
