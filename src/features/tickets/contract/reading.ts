import { z } from 'zod'
import { callbackEvents } from '#features/callbacks/contract.ts'
import { checklistEvents, openCounts } from '#features/checklists/contract.ts'
import { clockEvents } from '#features/clocks/contract.ts'
import { dispatchEvents } from '#features/dispatch/contract.ts'
import { jointHandlingEvents } from '#features/joint-handling/contract.ts'
import { ticketAccessEvents } from '#features/ticket-access/contract.ts'
import { ticketLinkEvents } from '#features/ticket-links/contract.ts'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  confirmationCode,
  contactChannel,
  holdReason,
  messagePurpose,
  outcome,
  reopenReason,
  ticketEvents,
  ticketKind,
  ticketState,
  tier,
  urgency,
  verifier,
  withdrawCause,
} from '../contract.ts'
import { holdReasons } from '../domain/codes.ts'

/** The agent's ways into the work, in the order of the inbox. */
export const ticketViews = [
  'mine',
  'my_team',
  'unassigned',
  'due_soon',
  'breached',
  'all_open',
  'closed',
] as const
export const ticketView = z.enum(ticketViews)
export const ticketSorts = ['due', 'newest', 'oldest'] as const

/** What changes which tickets a list holds. */
export const whenTicketsMove = [...ticketEvents, ...dispatchEvents, ...callbackEvents]
/** What changes what is shown of one ticket. */
export const whenSomethingHappens = [
  ...whenTicketsMove,
  ...clockEvents,
  ...checklistEvents,
  ...jointHandlingEvents,
  ...ticketLinkEvents,
  ...ticketAccessEvents,
]
const person = z.object({ id, name: z.string() })

const ticketRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  kind: ticketKind,
  state: ticketState,
  urgency,
  tier,
  cycle: z.number(),
  version: z.number(),
  /** Null when the sender is unknown. Whoever sees the ticket may call its customer by name. */
  customer: z.object({ id, name: z.string().nullable(), vip: z.boolean() }).nullable(),
  assignee: person.nullable(),
  unit: z.object({ id, name: z.string() }),
  label: z.object({ id, nameZh: z.string(), nameEn: z.string() }).nullable(),
  hold: z.object({ reason: holdReason, since: moment }).nullable(),
  /** The earliest running clock's time; null when nothing is due. */
  nextDueAt: moment.nullable(),
  breached: z.boolean(),
  openedAt: moment,
  endedAt: moment.nullable(),
})

/** How a ticket's clocks stand: the earliest is over, is so soon, runs, or nothing is due. */
export const clockStandings = ['breached', 'soon', 'running', 'none'] as const
/** What a ticket waits for; `none` for one that is not on hold. */
export const waitingFor = ['none', ...holdReasons] as const

/** What tickets may be chosen by. `sort` defaults to due first for open views and to the latest ending for closed. */
export const ticketConditions = z.object({
  view: ticketView.default('all_open'),
  sort: z.enum(ticketSorts).optional(),
  kind: listOf(ticketKind),
  /** A label stands for everything below it. */
  label: listOf(id),
  urgency: listOf(urgency),
  tier: listOf(z.coerce.number().pipe(tier)),
  state: listOf(ticketState),
  unit: id.optional(),
  assignee: id.optional(),
  customer: id.optional(),
  clock: listOf(z.enum(clockStandings)),
  waiting: listOf(z.enum(waitingFor)),
  /** Handled for the first time, or again after it was reopened. */
  round: z.enum(['first', 'again']).optional(),
  /** A ticket number or its beginning, the tracking number of a voice, or words of the title. */
  text: z.string().trim().max(100).optional(),
})

/** One page of the tickets of a view that meet the conditions. */
export const ticketList = read({
  path: '/api/tickets',
  access: 'tickets.read',
  input: pageInput.extend(ticketConditions.shape),
  reply: pageOf(ticketRow),
  refreshOn: whenTicketsMove,
})

/** How many tickets each view holds, counted up to 1,000; `more` says that there are further ones. */
export const ticketCounts = read({
  path: '/api/ticket-counts',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    views: z.array(z.object({ view: ticketView, count: z.number(), more: z.boolean() })),
  }),
  refreshOn: whenTicketsMove,
})

const deeds = z.object({
  accept: z.boolean(),
  start: z.boolean(),
  contact: z.boolean(),
  reveal: z.boolean(),
  hold: z.boolean(),
  release: z.boolean(),
  note: z.boolean(),
  message: z.boolean(),
  change: z.boolean(),
  confirm: z.boolean(),
  resolve: z.boolean(),
  verify: z.boolean(),
  close: z.boolean(),
  reopen: z.boolean(),
  /** Because the customer asks: then it is owed a whole new time. */
  reopenAsAsked: z.boolean(),
  withdraw: z.boolean(),
  review: z.boolean(),
})

/** Everything the ticket page shows beside its timeline. */
export const ticketDetails = read({
  path: '/api/tickets/:ticketId',
  access: 'tickets.read',
  input: nothing,
  reply: ticketRow.extend({
    changedAt: moment,
    custom: z.record(z.string(), z.unknown()),
    feedbacks: z.array(
      z.object({
        id,
        number: z.string(),
        channel: z.string(),
        /** Personal data in it is masked. */
        text: z.string(),
        receivedAt: moment,
        occurredAt: moment.nullable(),
        first: z.boolean(),
        /** What the customer added since, masked like the text. */
        additions: z.array(z.object({ id, text: z.string() })),
      }),
    ),
    holds: z.array(
      z.object({
        reason: holdReason,
        note: z.string().nullable(),
        since: moment,
        until: moment.nullable(),
        by: person.nullable(),
        cycle: z.number(),
      }),
    ),
    notes: z.array(z.object({ id, text: z.string(), at: moment, by: person.nullable(), cycle: z.number() })),
    messages: z.array(
      z.object({
        id,
        direction: z.enum(['out', 'in']),
        purpose: messagePurpose.nullable(),
        text: z.string(),
        at: moment,
        by: person.nullable(),
        cycle: z.number(),
        /** What the customer sent along, which belongs to their voice. */
        voiceFiles: z.array(
          z.object({ id, feedbackId: id, name: z.string(), mediaType: z.string(), bytes: z.number() }),
        ),
      }),
    ),
    contacts: z.array(
      z.object({
        id,
        channel: contactChannel,
        reached: z.boolean(),
        at: moment,
        by: person.nullable(),
        cycle: z.number(),
      }),
    ),
    confirmations: z.array(
      z.object({
        code: confirmationCode,
        required: z.boolean(),
        confirmedAt: moment.nullable(),
        by: person.nullable(),
      }),
    ),
    /** One entry per handling; the last is the present one. */
    cycles: z.array(
      z.object({
        cycle: z.number(),
        since: moment,
        reopened: z.object({ reason: reopenReason, by: person.nullable() }).nullable(),
        resolution: z
          .object({
            outcome,
            solution: z.string(),
            causeLabelId: id.nullable(),
            compensation: z.number().nullable(),
            at: moment,
            by: person.nullable(),
          })
          .nullable(),
        verification: z.object({ how: verifier, at: moment, by: person.nullable() }).nullable(),
        closure: z.object({ at: moment, by: person.nullable() }).nullable(),
      }),
    ),
    withdrawal: z.object({ reason: withdrawCause, at: moment, by: person.nullable() }).nullable(),
    /** Sub-tasks of other units that keep the ticket from being resolved. */
    openJointTasks: z.number(),
    can: deeds,
    /** Confirmations that keep the ticket from closing. */
    missing: z.array(confirmationCode),
    /** How much its checklists still ask for before each deed. */
    openDuties: openCounts,
  }),
  refreshOn: whenSomethingHappens,
})
