import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables } from './alerts.tables.ts'

const own = (db: WriteHandle) => db.own<AlertsTables>()
type By = { readonly at: number; readonly by: string | null }

/** Ties a ticket to an alert; tells whether nothing did. */
export async function insertTie(
  db: WriteHandle,
  {
    id,
    alertId,
    ticketId,
    opened,
    at,
    by,
  }: By & { id: string; alertId: string; ticketId: string; opened: boolean },
): Promise<boolean> {
  const row = { id, alert_id: alertId, ticket_id: ticketId, opened, linked_at: new Date(at), linked_by: by }
  const { numInsertedOrUpdatedRows } = await own(db)
    .insertInto('alert_tickets')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['alert_id', 'ticket_id']).where('unlinked_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Unties them; tells whether they were tied. */
export async function endTie(
  db: WriteHandle,
  { alertId, ticketId, at, by }: By & { alertId: string; ticketId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await own(db)
    .updateTable('alert_tickets')
    .set({ unlinked_at: new Date(at), unlinked_by: by })
    .where('alert_id', '=', alertId)
    .where('ticket_id', '=', ticketId)
    .where('unlinked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
