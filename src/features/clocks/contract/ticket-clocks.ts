import { z } from 'zod'
import { ticketKind, urgency } from '#features/tickets/contract.ts'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { clockEvents, clockState, extensionRequestEvents, obligation } from '../contract.ts'
import { statuteCodes } from '../domain/statutes.ts'
import { extensionRequest } from './extension-requests.ts'

/** One clock as the ticket page shows it; all lengths in milliseconds of the clock's own calendar. */
export const ticketClock = z.object({
  id,
  cycle: z.number(),
  obligation,
  /** The statute that set its limit; null on what was promised. */
  statute: z.enum(statuteCodes).nullable(),
  state: clockState,
  /** The ticket's judgement that chose the time limit. */
  kind: ticketKind,
  urgency,
  calendar: z.object({ nameZh: z.string(), nameEn: z.string() }),
  targetMs: z.number(),
  startedAt: moment,
  /** Null while it is paused. */
  dueAt: moment.nullable(),
  metAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** Time that has counted until now, or until the clock ended. */
  elapsedMs: z.number(),
  /** Negative once the time is exceeded. */
  remainingMs: z.number(),
  /** How long until the due time by the wall clock; negative after it, null without one or once the clock ended. */
  untilDueMs: z.number().nullable(),
  pausable: z.boolean(),
  pauses: z.array(z.object({ since: moment, until: moment.nullable() })),
  extensions: z.array(
    z.object({
      at: moment,
      by: z.object({ id, name: z.string() }).nullable(),
      reason: z.string(),
      fromDueAt: moment,
      dueAt: moment,
    }),
  ),
  /** The latest first. */
  requests: z.array(extensionRequest),
  /** `until`: the latest moment that the next extension may reach; null where no statute says. */
  can: z.object({ extend: z.boolean(), request: z.boolean(), until: moment.nullable() }),
})
export type TicketClock = z.output<typeof ticketClock>

/**
 * How long solving took in calendar time from the opening: until it was first said to be solved, and until it was solved in the end,
 * whatever was reopened between. Null until then.
 */
const resolution = z.object({ firstMs: z.number().nullable(), totalMs: z.number().nullable() })

export type TicketResolution = z.output<typeof resolution>

/** All clocks of a ticket: the present cycle first, within it the next due first. */
export const ticketClocks = read({
  path: '/api/tickets/:ticketId/clocks',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ clocks: z.array(ticketClock), resolution }),
  refreshOn: [...clockEvents, ...extensionRequestEvents],
})

/**
 * Refused once the time has passed (`clocks.alreadyDue`), while the clock stands still (`clocks.notRunning`), and for a statutory limit
 * where the statute gives no more (`clocks.noMoreTime`), not as much (`clocks.beyondStatute`), or only with approval (`clocks.needsApproval`).
 */
export const extendClock = write({
  method: 'PUT',
  path: '/api/clocks/:clockId/extension',
  access: 'clocks.extend',
  input: z.object({ dueAt: moment, reason: z.string().trim().min(1).max(500) }),
  /** The moment may lie earlier than asked: a time outside working hours means the end of the hours before it. */
  reply: z.object({ clockId: id, dueAt: moment }),
})
