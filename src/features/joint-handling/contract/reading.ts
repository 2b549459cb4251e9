import { z } from 'zod'
import { limitConditions } from '#features/clocks/contract/conditions.ts'
import { notificationsDelivered } from '#features/notifications/contract.ts'
import { ticketKind, ticketState, urgency } from '#features/tickets/contract.ts'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  answerLimitsSet,
  arbitrationLevel,
  jointHandlingEvents,
  jointHandlingRuleSet,
  raciRole,
  returnReason,
  taskState,
  verdict,
} from '../contract.ts'
import { grounds } from '../domain/arbitration.ts'
import { cancelCauses, sendingCauses } from '../domain/codes.ts'

const person = z.object({ id, name: z.string() })
const unit = z.object({ id, name: z.string() })
const done = { at: moment, by: person.nullable() }

const arbitration = z.object({
  id,
  ground: z.enum(grounds),
  words: z.string().nullable(),
  level: arbitrationLevel,
  openedAt: moment,
  openedBy: person.nullable(),
  endedAt: moment.nullable(),
  rulings: z.array(
    z.object({ level: arbitrationLevel, verdict, reason: z.string(), toUnit: unit.nullable(), ...done }),
  ),
})

/** A sub-task with all that was recorded of it. */
export const jointTask = z.object({
  id,
  ticketId: id,
  cycle: z.number(),
  position: z.number(),
  role: raciRole,
  required: z.boolean(),
  state: taskState,
  version: z.number(),
  unit,
  assignee: person.nullable(),
  ask: z.string(),
  askedAt: moment,
  askedBy: person.nullable(),
  acceptedAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** Null while nothing is due. */
  dueAt: moment.nullable(),
  overdue: z.boolean(),
  /** The sub-tasks it begins after. */
  after: z.array(id),
  sendings: z.array(
    z.object({
      unit,
      why: z.enum(sendingCauses),
      words: z.string().nullable(),
      dueAt: moment.nullable(),
      ...done,
    }),
  ),
  answer: z.object({ text: z.string(), ...done }).nullable(),
  returns: z.array(z.object({ unit, reason: returnReason, words: z.string(), ...done })),
  cancellation: z.object({ why: z.enum(cancelCauses), words: z.string().nullable(), ...done }).nullable(),
  waiver: z.object({ reason: z.string(), ...done }).nullable(),
  arbitrations: z.array(arbitration),
  can: z.object({
    accept: z.boolean(),
    answer: z.boolean(),
    return: z.boolean(),
    resend: z.boolean(),
    cancel: z.boolean(),
    waive: z.boolean(),
    dispute: z.boolean(),
    rule: z.boolean(),
    pass: z.boolean(),
  }),
})

/** The whole joint handling of a ticket, its sub-tasks in their order. */
export const jointTasksOfTicket = read({
  path: '/api/tickets/:ticketId/joint-tasks',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    tasks: z.array(jointTask),
    /** The present cycle of the ticket. */
    cycle: z.number(),
    can: z.object({ request: z.boolean() }),
  }),
  refreshOn: jointHandlingEvents,
})

export const jointTaskViews = ['to_do', 'mine', 'arbitration', 'returned', 'over'] as const
export const jointTaskView = z.enum(jointTaskViews)
// Whoever is told of something has something new in their list.
const changes = [...jointHandlingEvents, notificationsDelivered]

const brief = z.object({
  id,
  number: z.string(),
  title: z.string(),
  kind: ticketKind,
  urgency,
  state: ticketState,
  holder: person.nullable(),
  unit,
})

const row = jointTask
  .pick({
    id: true,
    role: true,
    required: true,
    state: true,
    version: true,
    unit: true,
    assignee: true,
    ask: true,
    askedAt: true,
    endedAt: true,
    dueAt: true,
    overdue: true,
  })
  .extend({ ticket: brief, level: arbitrationLevel.nullable() })

/** Sub-tasks of the units one works for, the earliest due first. */
export const jointTaskList = read({
  path: '/api/joint-tasks',
  access: 'joint-handling.read',
  input: pageInput.extend({
    view: jointTaskView.default('to_do'),
    role: listOf(raciRole),
    unit: id.optional(),
    overdue: z.enum(['true']).optional(),
    /** A ticket's number or its beginning, or words of the request. */
    text: z.string().trim().max(100).optional(),
  }),
  reply: pageOf(row),
  refreshOn: changes,
})

/** How many sub-tasks each view holds, counted up to 1,000. */
export const jointTaskCounts = read({
  path: '/api/joint-task-counts',
  access: 'joint-handling.read',
  input: nothing,
  reply: z.object({
    views: z.array(z.object({ view: jointTaskView, count: z.number(), more: z.boolean() })),
    /** Whether the reader may decide disputes at all. */
    decides: z.boolean(),
  }),
  refreshOn: changes,
})

/** A sub-task, and of its ticket what its unit needs: what the customer said, and what the others do. */
export const jointTaskDetails = read({
  path: '/api/joint-tasks/:jointTaskId',
  access: 'joint-handling.read',
  input: nothing,
  reply: z.object({
    task: jointTask,
    ticket: brief,
    label: z.object({ nameZh: z.string(), nameEn: z.string() }).nullable(),
    /** Personal data in them is masked. */
    voices: z.array(z.object({ id, number: z.string(), text: z.string(), receivedAt: moment })),
    /** All sub-tasks of the cycle, this one among them; what others answered stands where this one builds on it. */
    all: z.array(
      jointTask
        .pick({
          id: true,
          position: true,
          role: true,
          required: true,
          state: true,
          unit: true,
          askedAt: true,
          acceptedAt: true,
          endedAt: true,
          dueAt: true,
          overdue: true,
          after: true,
        })
        .extend({ answer: z.string().nullable(), sentAt: moment.nullable() }),
    ),
    can: z.object({ openTicket: z.boolean() }),
  }),
  refreshOn: changes,
})

export const jointHandlingRule = z.object({
  /** Working days that a unit has to answer in. */
  answerDays: z.number().int().min(1).max(60),
})

/** Which answers have another time than the rule's; `unitId` is the unit that answers. */
export const answerLimit = z
  .object({ ...limitConditions, answerDays: jointHandlingRule.shape.answerDays })
  .refine(({ answerDays: _, ...conditions }) => Object.values(conditions).some((one) => one !== null))
export type AnswerLimit = z.output<typeof answerLimit>

/** In their order: the most specific one that fits holds, among equals the first. */
export const answerLimits = z.object({ limits: z.array(answerLimit).max(200) })

export const readAnswerLimits = read({
  path: '/api/joint-handling-limits',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: answerLimits,
  refreshOn: [answerLimitsSet],
})

/** How many working days a unit usually has to answer about a ticket. */
export const usualAnswerDays = read({
  path: '/api/tickets/:ticketId/joint-answer-days',
  access: 'joint-handling.request',
  input: z.object({ unitId: id }),
  reply: z.object({ days: z.number() }),
  refreshOn: [jointHandlingRuleSet, answerLimitsSet],
})

export const readJointHandlingRule = read({
  path: '/api/joint-handling-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: jointHandlingRule,
  refreshOn: [jointHandlingRuleSet],
})
