import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from '../tickets.tables.ts'

/** How many tickets carry one of the labels, counted up to `cap`. */
export async function countTicketsWith(
  db: ReadHandle,
  labelIds: readonly string[],
  cap: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from tickets where label_id = any(${labelIds}::uuid[]) limit ${cap}) as used
  `.execute(db.tables<TicketsTables>() as never)
  return rows[0]?.n ?? 0
}
