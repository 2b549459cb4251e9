import { seenAlerts } from '#features/alerts/server/public/seen-alerts.ts'
import { seenGroupEvents } from '#features/group-events/server/public/seen-events.ts'
import { seenJointTasks } from '#features/joint-handling/server/public/seen-tasks.ts'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import { seenSupervisionLetters } from '#features/supervision/server/public/seen-letters.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { idOf, type Matter } from '../domain/matter.ts'

async function seenTickets(db: ReadHandle, actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await visibleTickets(db, actor)
    .select('tickets.id')
    .where('tickets.id', 'in', [...ids])
    .execute()
  return rows.map(({ id }) => id)
}

/** Which of these matters a person reaches by the roles that they hold now; a bulk deed is its own person's. */
export async function reachedMatters(
  db: ReadHandle,
  personId: string,
  matters: readonly Matter[],
): Promise<(matter: Matter) => boolean> {
  const actor = { kind: 'person', id: personId, grants: await grantsOf(db, personId) } as const
  const named = (key: string) => matters.filter((matter) => key in matter).map(idOf)
  const seen = new Set([
    ...(await seenTickets(db, actor, named('ticketId'))),
    ...(await seenGroupEvents(db, actor, named('groupEventId'))).keys(),
    ...(await seenAlerts(db, actor, named('alertId'))).keys(),
    ...(await seenJointTasks(db, actor, named('jointTaskId'))).keys(),
    ...(await seenSupervisionLetters(db, actor, named('supervisionLetterId'))).keys(),
    ...named('bulkDeedId'),
  ])
  return (matter) => seen.has(idOf(matter))
}
