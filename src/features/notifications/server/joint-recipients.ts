import {
  arbitrationAsked,
  arbitrationPassed,
  arbitrationRuled,
  jointTaskAnswered,
  jointTaskCancelled,
  jointTaskOverdue,
  jointTaskReturned,
  jointTaskSent,
} from '#features/joint-handling/contract.ts'
import {
  holdersOver,
  leadersOver,
  membersWith,
  nearestLeaders,
} from '#features/staff/server/public/leaders.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import type { ConcernedTicket } from './people-to-tell.query.ts'

/** What happens between units over a ticket. */
export const jointEvents = [
  jointTaskSent,
  jointTaskAnswered,
  jointTaskReturned,
  jointTaskCancelled,
  jointTaskOverdue,
  arbitrationAsked,
  arbitrationPassed,
  arbitrationRuled,
] as const
type JointEvent = EventRecord<(typeof jointEvents)[number]>

/** Who is told of something between units, as what, and where it leads them: to the ticket, or to their own part of it. */
export interface JointTelling {
  readonly personId: string
  readonly kind: Kind
  readonly matter: Matter
  readonly result?: 'answered' | 'returned' | 'cancelled' | 'ruled'
}

export const isJoint = (event: EventRecord): event is JointEvent =>
  jointEvents.some((definition) => isEvent(event, definition))

const deciding = {
  1: 'joint-handling.decide_department',
  2: 'joint-handling.decide_committee',
  3: 'joint-handling.decide_executive',
} as const

/** Whoever may answer for the unit and belongs to it; where nobody does, those who lead it. */
async function peopleOf(db: ReadHandle, unitId: string): Promise<string[]> {
  const members = await membersWith(db, 'joint-handling.answer', unitId)
  return members.length > 0 ? members : nearestLeaders(await leadersOver(db, unitId))
}

const holders = async (db: ReadHandle, { assigneeId, unitId }: ConcernedTicket) =>
  assigneeId === null ? nearestLeaders(await leadersOver(db, unitId)) : [assigneeId]

const takers = async (db: ReadHandle, { facts: { handlerId, unitId } }: JointEvent) =>
  handlerId === null ? peopleOf(db, unitId) : [handlerId]

/** Who is told of an event between units; never the person whose own deed it was. */
export async function jointTellings(
  event: JointEvent,
  ticket: ConcernedTicket,
  db: ReadHandle,
): Promise<JointTelling[]> {
  const found = await concerned(event, ticket, db)
  const own = event.actorKind === 'person' ? event.actorId : null
  const once = new Map(found.reverse().map((one) => [one.personId, one]))
  return [...once.values()].filter(({ personId }) => personId !== own)
}

async function concerned(
  event: JointEvent,
  ticket: ConcernedTicket,
  db: ReadHandle,
): Promise<JointTelling[]> {
  const toTicket = { ticketId: ticket.id }
  const toTask = { jointTaskId: event.facts.jointTaskId }
  const as = (people: readonly string[], telling: Omit<JointTelling, 'personId'>) =>
    people.map((personId) => ({ personId, ...telling }))
  const result = (name: JointTelling['result']) => ({ kind: 'joint_result', result: name }) as const
  if (isEvent(event, jointTaskSent))
    return as(await peopleOf(db, event.facts.unitId), { kind: 'joint_task', matter: toTask })
  if (isEvent(event, arbitrationAsked) || isEvent(event, arbitrationPassed)) {
    const permission = deciding[event.facts.level]
    return as(await holdersOver(db, permission, [event.facts.unitId]), {
      kind: 'arbitration',
      matter: toTask,
    })
  }
  if (isEvent(event, jointTaskOverdue))
    return [
      ...as(await takers(db, event), { kind: 'joint_overdue', matter: toTask }),
      ...as(await holders(db, ticket), { kind: 'joint_overdue', matter: toTicket }),
    ]
  if (isEvent(event, jointTaskCancelled))
    return as(await takers(db, event), { ...result('cancelled'), matter: toTask })
  const name = isEvent(event, jointTaskAnswered)
    ? 'answered'
    : isEvent(event, jointTaskReturned)
      ? 'returned'
      : 'ruled'
  return as(await holders(db, ticket), { ...result(name), matter: toTicket })
}
