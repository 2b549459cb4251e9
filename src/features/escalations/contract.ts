import { z } from 'zod'
import { obligation } from '#features/clocks/contract.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { causes, channels, matters, shares } from './domain/codes.ts'

export const matter = z.enum(matters)
export const channel = z.enum(channels)
const share = z.literal(shares)

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const
const ofAlert = { subject: 'group-event', readWith: 'intake.read' } as const
const ofFigures = { subject: 'alert', readWith: 'alerts.read' } as const

/** `about` is the clock, the sub-task, the group event or the alert; `personIds` are told of it by this step and by no other that came due with it. */
const told = z.object({
  escalationId: id,
  matter,
  about: id,
  obligation: obligation.nullable(),
  step: z.number().int().positive(),
  cause: z.enum(causes),
  /** The share of the time that is used up by now, in percent. */
  level: share,
  dueAt: moment,
  personIds: z.array(id),
  /** Empty: as each person chose. */
  channels: z.array(channel),
  /** Somebody has to say that they see to it. */
  asksAnswer: z.boolean(),
})
/** A step of a ladder was reached, and these people are told. */
export const escalationStepped = event('escalations.stepped', { ...ofTicket, facts: told })
export const alertStepped = event('escalations.alert_stepped', { ...ofAlert, facts: told })
export const figureAlertStepped = event('escalations.figure_alert_stepped', { ...ofFigures, facts: told })

const answered = z.object({ escalationId: id, matter })
/** Somebody sees to it: it is repeated to nobody and climbs no further for want of an answer. */
export const escalationAcknowledged = event('escalations.acknowledged', { ...ofTicket, facts: answered })
export const alertAcknowledged = event('escalations.alert_acknowledged', { ...ofAlert, facts: answered })
export const figureAlertAcknowledged = event('escalations.figure_alert_acknowledged', {
  ...ofFigures,
  facts: answered,
})

const ofLadder = { subject: 'escalation-ladder', readWith: 'clocks.configure' } as const
export const ladderSaved = event('escalations.ladder_saved', {
  ...ofLadder,
  facts: z.object({ change: z.enum(['created', 'edited']), matter, steps: z.number().int() }),
})
export const ladderRemoved = event('escalations.ladder_removed', { ...ofLadder, facts: z.object({ matter }) })
export const quietHoursSet = event('escalations.quiet_hours_set', {
  ...ofLadder,
  facts: z.object({ from: z.number().int(), to: z.number().int() }),
})

export const escalationEvents = [
  escalationStepped,
  alertStepped,
  figureAlertStepped,
  escalationAcknowledged,
  alertAcknowledged,
  figureAlertAcknowledged,
] as const
export const ladderEvents = [ladderSaved, ladderRemoved, quietHoursSet] as const
