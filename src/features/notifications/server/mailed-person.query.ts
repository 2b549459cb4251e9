import { sql } from 'kysely'
import type { AlertsTables } from '#features/alerts/server/alerts.tables.ts'
import type { GroupEventsTables } from '#features/group-events/server/group-events.tables.ts'
import type { JointHandlingTables } from '#features/joint-handling/server/joint-handling.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { SupervisionTables } from '#features/supervision/server/supervision.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Matter } from '../domain/matter.ts'

/** The reader of a mail, and the number by which it names its matter. Words of customers stay out: mail is no safe place for them. */
export async function mailedPerson(db: ReadHandle, personId: string, matter: Matter) {
  const people = db
    .tables<
      StaffTables & TicketsTables & AlertsTables & GroupEventsTables & JointHandlingTables & SupervisionTables
    >()
    .selectFrom('people')
    .select(['people.name', 'people.email', 'people.locale'])
    .where('people.id', '=', personId)
    .where('people.status', '=', 'active')
  if ('bulkDeedId' in matter) return people.select(sql<string>`''`.as('number')).executeTakeFirst()
  if ('alertId' in matter)
    return people
      .innerJoin('alerts', (join) => join.on('alerts.id', '=', matter.alertId))
      .select('alerts.number')
      .executeTakeFirst()
  if ('jointTaskId' in matter)
    return people
      .innerJoin('joint_tasks', (join) => join.on('joint_tasks.id', '=', matter.jointTaskId))
      .innerJoin('tickets', 'tickets.id', 'joint_tasks.ticket_id')
      .select('tickets.number')
      .executeTakeFirst()
  if ('supervisionLetterId' in matter)
    return people
      .innerJoin('supervision_letters as letter', (join) =>
        join.on('letter.id', '=', matter.supervisionLetterId),
      )
      .innerJoin('tickets', 'tickets.id', 'letter.ticket_id')
      .select('tickets.number')
      .executeTakeFirst()
  return 'ticketId' in matter
    ? people
        .innerJoin('tickets', (join) => join.on('tickets.id', '=', matter.ticketId))
        .select('tickets.number')
        .executeTakeFirst()
    : people
        .innerJoin('group_events', (join) => join.on('group_events.id', '=', matter.groupEventId))
        .select('group_events.number')
        .executeTakeFirst()
}
