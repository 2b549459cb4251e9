import { grantsOf } from '#features/staff/server/public/grants.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Whether a person may see a ticket now, by the rule that holds for themselves. */
export async function maySee(db: ReadHandle, personId: string, ticketId: string): Promise<boolean> {
  const actor = { kind: 'person', id: personId, grants: await grantsOf(db, personId) } as const
  const row = await visibleTickets(db, actor)
    .select('tickets.id')
    .where('id', '=', ticketId)
    .executeTakeFirst()
  return row !== undefined
}

/** Of these people, those who may see the ticket. */
export async function thoseWhoSee(
  db: ReadHandle,
  personIds: readonly string[],
  ticketId: string,
): Promise<string[]> {
  const found: string[] = []
  for (const personId of personIds) if (await maySee(db, personId, ticketId)) found.push(personId)
  return found
}
