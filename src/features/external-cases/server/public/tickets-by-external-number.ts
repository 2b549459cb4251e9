import type { ReadHandle } from '#platform/server/database/handles.ts'
import { mayBeNumber } from '../../domain/sources.ts'
import type { ExternalCasesTables } from '../external-cases.tables.ts'
import { beginsWith } from '../same-beginning.ts'

const most = 200

/** Tickets with an external case under a number that begins with what was typed, or whose digits do; nothing is asked where that is no number. */
export async function ticketsByExternalNumber(read: ReadHandle, typed: string): Promise<string[]> {
  if (!mayBeNumber(typed)) return []
  const rows = await read
    .tables<ExternalCasesTables>()
    .selectFrom('external_cases')
    .select('ticket_id')
    .where(beginsWith(typed))
    .limit(most)
    .execute()
  return [...new Set(rows.map(({ ticket_id }) => ticket_id))]
}
