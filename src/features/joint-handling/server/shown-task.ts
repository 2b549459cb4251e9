import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { reaches } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import { above, groundOf, levelOf } from '../domain/arbitration.ts'
import { afterDeed, isOver, type TaskDeed } from '../domain/life.ts'
import type { JointTask } from './joint-handling.store.ts'
import { dueOf } from './moving.ts'
import type { NamedTask, TaskRecords } from './task-records.query.ts'
import { decides } from './visibility.ts'

export type WholeTask = JointTask & NamedTask & TaskRecords

const time = (text: string | Date) => new Date(text).toISOString()
const timeOrNull = (text: string | Date | null) => (text === null ? null : time(text))
const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })
const done = ({ at, by, byName }: { at: string | Date; by: string | null; byName: string | null }) => ({
  at: time(at),
  by: named(by, byName),
})
const unitOf = (id: string, name: string | null) => ({ id, name: name ?? '' })

/** The dispute under way; undefined where there is none. */
const standing = ({ arbitrations }: TaskRecords) => arbitrations.find(({ endedAt }) => endedAt === null)

/** What the actor may do with the sub-task now: the rules that the commands apply. */
function deedsOf(actor: Actor, task: WholeTask, ticket: Ticket) {
  const dispute = standing(task)
  const asks = reaches(actor, 'tickets.read', ticket) && reaches(actor, 'joint-handling.request', ticket)
  const waives = reaches(actor, 'tickets.read', ticket) && reaches(actor, 'joint-handling.waive', ticket)
  const seen = task.state !== 'waiting' && reaches(actor, 'joint-handling.read', task)
  const answers = seen && reaches(actor, 'joint-handling.answer', task)
  const open = (deed: TaskDeed) => afterDeed(task, deed) !== null
  const ground = groundOf({
    state: task.state,
    overdue: task.breached_at !== null,
    disputed: dispute !== undefined,
  })
  const further = levelOf(task.rulings) !== null
  const rule = dispute !== undefined && seen && decides(actor, task, dispute.level)
  return {
    accept: answers && open('accept'),
    answer: answers && open('answer'),
    return: answers && open('return') && dispute === undefined && further,
    resend: asks && open('resend') && dispute === undefined,
    cancel: asks && open('cancel'),
    waive: waives && task.required && !isOver(task),
    dispute: asks && ground !== null && further,
    rule,
    pass: rule && above(dispute.level) !== null,
  }
}

/** What lists and pages show of a row. */
export function shownRow(task: JointTask & NamedTask) {
  return {
    id: task.id,
    ticketId: task.ticket_id,
    cycle: task.cycle,
    position: task.position,
    role: task.role,
    required: task.required,
    state: task.state,
    version: task.version,
    unit: unitOf(task.org_unit_id, task.unit_name),
    assignee: named(task.assignee_id, task.assignee_name),
    ask: task.ask,
    askedAt: time(task.asked_at),
    askedBy: named(task.asked_by, task.asked_by_name),
    acceptedAt: timeOrNull(task.accepted_at),
    endedAt: timeOrNull(task.ended_at),
    dueAt: dueOf(task),
    overdue: task.breached_at !== null,
  }
}

function arbitrationsShown({ arbitrations, rulings }: TaskRecords) {
  return arbitrations.map(({ id, ground, words, level, endedAt, ...opened }) => ({
    id,
    ground,
    words,
    level,
    openedAt: time(opened.at),
    openedBy: named(opened.by, opened.byName),
    endedAt: timeOrNull(endedAt),
    rulings: rulings
      .filter(({ arbitrationId }) => arbitrationId === id)
      .map(({ unitId, unitName, verdict, reason, level: at, ...one }) => ({
        ...done(one),
        level: at,
        verdict,
        reason,
        toUnit: unitId === null ? null : unitOf(unitId, unitName),
      })),
  }))
}

/** A sub-task with its records, as the contract shows it to an actor. */
export function shownTask(actor: Actor, task: WholeTask, ticket: Ticket) {
  const [answer] = task.answers
  const [cancellation] = task.cancellations
  const [waiver] = task.waivers
  return {
    ...shownRow(task),
    after: task.after.map(({ id }) => id),
    sendings: task.sendings.map(({ unitId, unitName, why, words, dueAt, ...one }) => ({
      ...done(one),
      unit: unitOf(unitId, unitName),
      why,
      words,
      dueAt: timeOrNull(dueAt),
    })),
    answer: answer === undefined ? null : { ...done(answer), text: answer.text },
    returns: task.returns.map(({ unitId, unitName, reason, words, ...one }) => ({
      ...done(one),
      unit: unitOf(unitId, unitName),
      reason,
      words,
    })),
    cancellation:
      cancellation === undefined
        ? null
        : { ...done(cancellation), why: cancellation.why, words: cancellation.words },
    waiver: waiver === undefined ? null : { ...done(waiver), reason: waiver.reason },
    arbitrations: arbitrationsShown(task),
    can: deedsOf(actor, task, ticket),
  }
}
