import type { Cell } from '#features/audit/server/public/csv.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { conditionsOf, isLate, namedCases, wayOf } from './external-cases.query.ts'

const mostRows = 10_000

/** The list as a sheet, in its order, up to 10,000 rows. */
export async function sheetOf(
  read: ReadHandle,
  actor: Actor,
  { filters, now }: { filters: Parameters<typeof conditionsOf>[0]; now: number },
) {
  let wanted = namedCases(read)
    .where(ticketInReach(actor))
    .orderBy('external_cases.due_at', wayOf(filters))
    .limit(mostRows + 1)
  for (const condition of conditionsOf(filters, now)) wanted = wanted.where(condition)
  const rows = await wanted.execute()
  const cells = rows
    .slice(0, mostRows)
    .map((row): Cell[] => [
      ...[row.source, row.source_name, row.number, row.ticket_number, row.holder_name],
      ...[row.received_on, row.due_on, row.state, row.replied_on, isLate(row, now), row.official],
    ])
  return { rows: cells, more: rows.length > mostRows }
}
