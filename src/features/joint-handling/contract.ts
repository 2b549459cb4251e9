import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { arbitrationLevels, grounds, verdicts } from './domain/arbitration.ts'
import { cancelCauses, raciRoles, returnReasons, sendingCauses, taskStates } from './domain/codes.ts'

export const raciRole = z.enum(raciRoles)
export const taskState = z.enum(taskStates)
export const returnReason = z.enum(returnReasons)
export const verdict = z.enum(verdicts)
export const arbitrationLevel = z.literal(arbitrationLevels)

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

/**
 * `holderId` has the ticket, `handlerId` took the sub-task: both learn of everything. The event's own unit is that of the side which did
 * not act, so that its screens follow.
 */
const task = {
  jointTaskId: id,
  cycle: z.number().int().positive(),
  role: raciRole,
  unitId: id,
  holderId: id.nullable(),
  handlerId: id.nullable(),
}

/** `waits`: it begins after others. */
export const jointTaskAsked = event('joint-handling.asked', {
  ...ofTicket,
  facts: z.object({ ...task, required: z.boolean(), waits: z.boolean() }),
})
export const jointTaskSent = event('joint-handling.sent', {
  ...ofTicket,
  facts: z.object({ ...task, why: z.enum(sendingCauses), dueAt: moment.nullable() }),
})
export const jointTaskAccepted = event('joint-handling.accepted', { ...ofTicket, facts: z.object(task) })
export const jointTaskAnswered = event('joint-handling.answered', {
  ...ofTicket,
  facts: z.object({ ...task, onTime: z.boolean() }),
})
export const jointTaskReturned = event('joint-handling.returned', {
  ...ofTicket,
  facts: z.object({ ...task, returnId: id, reason: returnReason }),
})
export const jointTaskCancelled = event('joint-handling.cancelled', {
  ...ofTicket,
  facts: z.object({ ...task, why: z.enum(cancelCauses) }),
})
export const jointTaskWaived = event('joint-handling.waived', { ...ofTicket, facts: z.object(task) })
export const jointTaskWarned = event('joint-handling.warned', {
  ...ofTicket,
  facts: z.object({ ...task, level: z.union([z.literal(50), z.literal(80)]), dueAt: moment }),
})
export const jointTaskOverdue = event('joint-handling.overdue', {
  ...ofTicket,
  facts: z.object({ ...task, dueAt: moment }),
})
export const arbitrationAsked = event('joint-handling.arbitration_asked', {
  ...ofTicket,
  facts: z.object({ ...task, arbitrationId: id, ground: z.enum(grounds), level: arbitrationLevel }),
})
/** `level` decides from now on. */
export const arbitrationPassed = event('joint-handling.arbitration_passed', {
  ...ofTicket,
  facts: z.object({ ...task, arbitrationId: id, level: arbitrationLevel }),
})
export const arbitrationRuled = event('joint-handling.arbitration_ruled', {
  ...ofTicket,
  facts: z.object({
    ...task,
    arbitrationId: id,
    level: arbitrationLevel,
    verdict: z.enum(['handle', 'move', 'release']),
    toUnitId: id.nullable(),
  }),
})
/** There is nothing to decide any more: it was answered, or called off. */
export const arbitrationSettled = event('joint-handling.arbitration_settled', {
  ...ofTicket,
  facts: z.object({ ...task, arbitrationId: id }),
})
/** Another due time because its calendar changed. */
export const jointTaskMoved = event('joint-handling.moved', {
  ...ofTicket,
  facts: z.object({ ...task, dueAt: moment }),
})

export const jointHandlingRuleSet = event('joint-handling.rule_set', {
  subject: 'joint-handling-rule',
  readWith: 'organisation.configure',
  facts: z.object({ answerDays: z.number().int() }),
})

/** Other limits for some answers; how many there are now. */
export const answerLimitsSet = event('joint-handling.limits_set', {
  subject: 'joint-handling-rule',
  readWith: 'organisation.configure',
  facts: z.object({ limits: z.number().int() }),
})

/** Everything that happens to the sub-tasks of a ticket. */
export const jointHandlingEvents = [
  jointTaskAsked,
  jointTaskSent,
  jointTaskAccepted,
  jointTaskAnswered,
  jointTaskReturned,
  jointTaskCancelled,
  jointTaskWaived,
  jointTaskWarned,
  jointTaskOverdue,
  jointTaskMoved,
  arbitrationAsked,
  arbitrationPassed,
  arbitrationRuled,
  arbitrationSettled,
] as const

export const jointHandlingPermissions = [
  'joint-handling.read',
  'joint-handling.request',
  'joint-handling.answer',
  'joint-handling.waive',
  'joint-handling.decide_department',
  'joint-handling.decide_committee',
  'joint-handling.decide_executive',
] as const
