import type { JointHandlingTables } from '#features/joint-handling/server/joint-handling.tables.ts'
import type { SupervisionTables } from '#features/supervision/server/supervision.tables.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Matter } from '../domain/matter.ts'

/** Whether a matter is closed to somebody, of those that were asked for. */
export type ClosedTo = (matter: Matter, personId: string) => boolean

/** The tickets of sub-tasks and letters, by their own ids. */
async function ticketsBehind(db: ReadHandle, matters: readonly Matter[]): Promise<Map<string, string>> {
  const tables = db.tables<JointHandlingTables & SupervisionTables>()
  const taskIds = matters.flatMap((one) => ('jointTaskId' in one ? [one.jointTaskId] : []))
  const letterIds = matters.flatMap((one) => ('supervisionLetterId' in one ? [one.supervisionLetterId] : []))
  const tasks =
    taskIds.length === 0
      ? []
      : await tables
          .selectFrom('joint_tasks')
          .select(['id', 'ticket_id'])
          .where('id', 'in', taskIds)
          .execute()
  const letters =
    letterIds.length === 0
      ? []
      : await tables
          .selectFrom('supervision_letters')
          .select(['id', 'ticket_id'])
          .where('id', 'in', letterIds)
          .execute()
  return new Map([...tasks, ...letters].map(({ id, ticket_id }) => [id, ticket_id]))
}

/** Which matters have become closed to people, by the tickets they belong to: group events and bulk deeds belong to none. */
export async function closedMatters(db: ReadHandle, matters: readonly Matter[]): Promise<ClosedTo> {
  const behind = await ticketsBehind(db, matters)
  const ticketOf = (matter: Matter): string | undefined => {
    if ('ticketId' in matter) return matter.ticketId
    if ('jointTaskId' in matter) return behind.get(matter.jointTaskId)
    return 'supervisionLetterId' in matter ? behind.get(matter.supervisionLetterId) : undefined
  }
  const isKept = await keptFrom(db, [...new Set(matters.flatMap((matter) => ticketOf(matter) ?? []))])
  return (matter, personId) => {
    const ticketId = ticketOf(matter)
    return ticketId !== undefined && isKept(ticketId, personId)
  }
}
