import type { AlertsTables } from '#features/alerts/server/alerts.tables.ts'
import type { GroupEventsTables } from '#features/group-events/server/group-events.tables.ts'
import type { JointHandlingTables } from '#features/joint-handling/server/joint-handling.tables.ts'
import type { SupervisionTables } from '#features/supervision/server/supervision.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Matter } from '../domain/matter.ts'

/** The number by which a matter is named; empty for what has none, undefined where it is no more. */
export async function numberOf(db: ReadHandle, matter: Matter): Promise<string | undefined> {
  if ('bulkDeedId' in matter) return ''
  const tables = db.tables<
    TicketsTables & AlertsTables & GroupEventsTables & JointHandlingTables & SupervisionTables
  >()
  if ('alertId' in matter)
    return (
      await tables.selectFrom('alerts').select('number').where('id', '=', matter.alertId).executeTakeFirst()
    )?.number
  if ('groupEventId' in matter)
    return (
      await tables
        .selectFrom('group_events')
        .select('number')
        .where('id', '=', matter.groupEventId)
        .executeTakeFirst()
    )?.number
  const tickets = tables.selectFrom('tickets').select('tickets.number')
  if ('ticketId' in matter)
    return (await tickets.where('tickets.id', '=', matter.ticketId).executeTakeFirst())?.number
  if ('jointTaskId' in matter)
    return (
      await tickets
        .innerJoin('joint_tasks', 'joint_tasks.ticket_id', 'tickets.id')
        .where('joint_tasks.id', '=', matter.jointTaskId)
        .executeTakeFirst()
    )?.number
  return (
    await tickets
      .innerJoin('supervision_letters as letter', 'letter.ticket_id', 'tickets.id')
      .where('letter.id', '=', matter.supervisionLetterId)
      .executeTakeFirst()
  )?.number
}
