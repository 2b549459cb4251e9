import { z } from 'zod'
import { clockBreached, clockMet, clockWarned } from '#features/clocks/contract.ts'
import { counting } from '#features/metrics/contract/counting.ts'
import { availabilityChanged } from '#features/staff/contract/events.ts'
import { availability } from '#features/staff/contract/shapes.ts'
import {
  ticketAccepted,
  ticketClosed,
  ticketContacted,
  ticketOpened,
  ticketReopened,
  ticketResolved,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { id, moment } from '#platform/contract/id.ts'
import { dispatchEvents } from '../contract.ts'
import { waitingReasons } from '../domain/codes.ts'
import { shiftBegan, shiftEnded } from './roster.ts'

/** What changes a picture of the floor. */
const whenTheFloorMoves = [
  ...dispatchEvents,
  ...[
    ticketOpened,
    ticketAccepted,
    ticketContacted,
    ticketResolved,
    ticketClosed,
    ticketReopened,
    ticketWithdrawn,
  ],
  ...[clockWarned, clockBreached, clockMet],
  ...[availabilityChanged, shiftBegan, shiftEnded],
]

/** Tickets that are due soon, and those whose time is over. */
const due = { atRisk: z.number(), breached: z.number() }

/** The floor as it stands: what waits for each unit of the reader's reach, who is there, and how fast customers were answered today. */
export const wallboard = read({
  path: '/api/dispatch-wallboard',
  access: 'dispatch.assign',
  input: z.object({ unit: id.optional() }),
  reply: z.object({
    queues: z.array(
      z.object({
        unitId: id,
        waiting: z.number(),
        urgent: z.number(),
        longestSince: moment.nullable(),
        ...due,
      }),
    ),
    seats: z.array(
      z.object({
        id,
        name: z.string(),
        unitId: id,
        availability,
        onDuty: z.boolean(),
        /** Points of capacity. */
        load: z.number(),
        capacity: z.number(),
        tickets: z.number(),
        /** Of these, given to them and not accepted yet. */
        unaccepted: z.number(),
        ...due,
      }),
    ),
    /** From opening to first contact, in milliseconds, of those first contacted today. */
    response: estimate,
    /** Of that figure: what was answered first is counted in the metrics. */
    counting,
  }),
  refreshOn: whenTheFloorMoves,
})

const card = z.object({
  ticketId: id,
  number: z.string(),
  title: z.string(),
  version: z.number(),
  urgent: z.boolean(),
  /** Since when it waits, or is held. */
  since: moment,
  dueAt: moment.nullable(),
  breached: z.boolean(),
  why: z.enum(waitingReasons).nullable(),
})

/** The first tickets of a unit's queue, the urgent and the longest waiting in front. */
export const queuedTickets = read({
  path: '/api/org-units/:unitId/dispatch-queue',
  access: 'dispatch.assign',
  input: z.object({ limit: z.coerce.number().int().min(1).max(50).default(5) }),
  reply: z.object({ tickets: z.array(card) }),
  refreshOn: whenTheFloorMoves,
})

/** What one of the reader's people holds, what is due first in front. */
export const seatTickets = read({
  path: '/api/people/:personId/dispatch-desk',
  access: 'dispatch.assign',
  input: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  reply: z.object({ tickets: z.array(card) }),
  refreshOn: whenTheFloorMoves,
})
