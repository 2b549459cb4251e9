import { sql } from 'kysely'
import { ticketContacted, ticketResolved } from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

const deeds: readonly string[] = [ticketContacted.type, ticketResolved.type]

/** When the voices behind the tickets that somebody acts on came in; that never changes. */
export async function receivedBefore(
  read: ReadHandle,
  events: readonly EventRecord[],
): Promise<ReadonlyMap<string, number>> {
  const tickets = new Set(events.filter(({ type }) => deeds.includes(type)).map(({ subjectId }) => subjectId))
  if (tickets.size === 0) return new Map()
  const { rows } = await sql<{ id: string; at: Date }>`
    select t.id, f.received_at as at from tickets t join feedbacks f on f.id = t.feedback_id
    where t.id = any(${[...tickets]}::uuid[])`.execute(read.tables() as never)
  return new Map(rows.map(({ id, at }) => [id, at.getTime()]))
}
