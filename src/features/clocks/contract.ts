import { z } from 'zod'
import { ticketKind, urgency } from '#features/tickets/contract.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { cancelReasons, clockStates, obligations, policyChanges, targetUnits } from './domain/codes.ts'

export const obligation = z.enum(obligations)
export const clockState = z.enum(clockStates)

/** `day` is one working day of the calendar it is counted on. */
export const target = z.object({
  amount: z.number().int().positive().max(100_000),
  unit: z.enum(targetUnits),
  /** The day it begins on does not count. */
  fromNextDay: z.boolean().default(false),
})

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const
const milliseconds = z.number().int()

/** What figures are cut by; carried by every event of a clock. */
const clock = {
  clockId: id,
  obligation,
  cycle: z.number().int().positive(),
  kind: ticketKind,
  urgency,
  orgUnitId: id.nullable(),
}

/** The last level it spoke at, in percent; it does not speak at that again. Events of earlier days do not say it. */
const spoken = z.union([z.literal(0), z.literal(50), z.literal(80), z.literal(100)]).optional()

/** `dueAt` is null for a clock that starts while the ticket waits for its customer. */
export const clockStarted = event('clocks.started', {
  ...ofTicket,
  facts: z.object({ ...clock, level: spoken, dueAt: moment.nullable(), targetMs: milliseconds }),
})
/** Told once per level: after downtime only the highest level that was passed. */
export const clockWarned = event('clocks.warned', {
  ...ofTicket,
  facts: z.object({ ...clock, level: z.union([z.literal(50), z.literal(80)]), dueAt: moment }),
})
export const clockBreached = event('clocks.breached', {
  ...ofTicket,
  facts: z.object({ ...clock, dueAt: moment }),
})
/** `tookMs` is the time that counted: on the clock's calendar, without pauses. */
export const clockMet = event('clocks.met', {
  ...ofTicket,
  facts: z.object({
    ...clock,
    met: z.enum(['onTime', 'late']),
    tookMs: milliseconds,
    targetMs: milliseconds,
  }),
})
export const clockPaused = event('clocks.paused', {
  ...ofTicket,
  facts: z.object({ ...clock, remainingMs: milliseconds }),
})
export const clockResumed = event('clocks.resumed', {
  ...ofTicket,
  facts: z.object({ ...clock, dueAt: moment }),
})
/** Another due time because the ticket was judged anew, its calendar changed or the customer heard from us; a breach may be lifted by it. */
export const clockMoved = event('clocks.moved', {
  ...ofTicket,
  facts: z.object({
    ...clock,
    level: spoken,
    why: z.enum(['classification', 'calendar', 'answered']),
    fromDueAt: moment.nullable(),
    dueAt: moment.nullable(),
    targetMs: milliseconds,
  }),
})
/** A person gave it more time; the words of the reason stay with the extension. */
export const clockExtended = event('clocks.extended', {
  ...ofTicket,
  facts: z.object({
    ...clock,
    level: spoken,
    extensionId: id,
    fromDueAt: moment,
    dueAt: moment,
    targetMs: milliseconds,
    /** Where it was granted to somebody who had asked for it. */
    requestedBy: id.optional(),
  }),
})

const request = { ...clock, requestId: id, requestedBy: id, askedUntil: moment }
/** More time is asked for; the clock runs on. */
export const extensionRequested = event('clocks.extension_requested', {
  ...ofTicket,
  facts: z.object({ ...request, dueAt: moment }),
})
export const extensionRefused = event('clocks.extension_refused', { ...ofTicket, facts: z.object(request) })
/** The time was up, or the clock ended, before anybody decided. */
export const extensionLapsed = event('clocks.extension_lapsed', { ...ofTicket, facts: z.object(request) })
export const clockCancelled = event('clocks.cancelled', {
  ...ofTicket,
  facts: z.object({ ...clock, why: z.enum(cancelReasons) }),
})

const ofCalendar = { subject: 'calendar', readWith: 'clocks.configure' } as const
export const calendarSaved = event('clocks.calendar_saved', {
  ...ofCalendar,
  facts: z.object({
    change: z.enum(['installed', 'created', 'edited', 'holidays']),
    version: z.number().int(),
    years: z.array(z.number().int()),
  }),
})
export const calendarRemoved = event('clocks.calendar_removed', { ...ofCalendar, facts: z.object({}) })

const ofPolicy = { subject: 'clock-policy', readWith: 'clocks.configure' } as const
export const policySaved = event('clocks.policy_saved', {
  ...ofPolicy,
  facts: z.object({
    change: z.enum(policyChanges).exclude(['removed']),
    obligation,
    kind: ticketKind.nullable(),
    urgency: urgency.nullable(),
  }),
})
export const policyRemoved = event('clocks.policy_removed', { ...ofPolicy, facts: z.object({ obligation }) })
export const policiesOrdered = event('clocks.policies_ordered', {
  ...ofPolicy,
  facts: z.object({ order: z.array(id) }),
})

/** Everything that happens to a ticket's clocks: the ticket's screens refresh on it. */
export const clockEvents = [
  clockStarted,
  clockWarned,
  clockBreached,
  clockMet,
  clockPaused,
  clockResumed,
  clockMoved,
  clockExtended,
  clockCancelled,
] as const
export const extensionRequestEvents = [extensionRequested, extensionRefused, extensionLapsed] as const
export const calendarEvents = [calendarSaved, calendarRemoved] as const
export const policyEvents = [policySaved, policyRemoved, policiesOrdered] as const
