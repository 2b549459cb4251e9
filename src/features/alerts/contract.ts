import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import {
  alertColours,
  markEffects,
  markKinds,
  outcomes,
  snoozeReasons,
  watchedKinds,
} from './domain/codes.ts'

export const alertColour = z.enum(alertColours)
/** `made` for a metric that the organisation made. */
export const watchedMetric = z.enum(watchedKinds)
const count = z.number().int()

const ofAlert = { subject: 'alert', readWith: 'alerts.read' } as const
const weight = {
  ruleId: id,
  watched: watchedMetric,
  colour: alertColour,
  deviation: z.number(),
  n: count,
}
/** `notedIds`: who handles parts that others of it swallowed; they read of it, and are not paged. Earlier versions told them as the others. */
const noted = { notedIds: z.array(id).optional() }
/** `personIds`: who is told. `paged`: an NPS fell so far that its regional managers are among them. */
const told = { personIds: z.array(id), ...noted, paged: z.boolean() }

export const alertOpened = event('alerts.opened', {
  ...ofAlert,
  facts: z.object({ ...weight, ...told, dueAt: moment }),
})
/** It got worse than it was: whoever has it is told again, and a snooze ends. */
export const alertWorsened = event('alerts.worsened', { ...ofAlert, facts: z.object({ ...weight, ...told }) })
/** Its figures or segments changed without getting worse; `personIds` are those whose units it reached only now; earlier versions told them nothing. */
export const alertChanged = event('alerts.changed', {
  ...ofAlert,
  facts: z.object({ colour: alertColour, segments: count, personIds: z.array(id).optional(), ...noted }),
})
/** Everything is as usual again; somebody still has to say what it was. */
export const alertRecovered = event('alerts.recovered', { ...ofAlert, facts: z.object({}) })
/** Two turned out to have one cause: the newer refers to the older. */
export const alertMerged = event('alerts.merged', { ...ofAlert, facts: z.object({ intoId: id }) })
/** Somebody took it out of another again: it stands by itself. */
export const alertTakenApart = event('alerts.taken_apart', { ...ofAlert, facts: z.object({ fromId: id }) })
export const alertAcknowledged = event('alerts.acknowledged', { ...ofAlert, facts: z.object({}) })
export const alertAssigned = event('alerts.assigned', {
  ...ofAlert,
  facts: z.object({ personId: id, previousId: id.nullable() }),
})
export const alertSnoozed = event('alerts.snoozed', {
  ...ofAlert,
  facts: z.object({ until: moment, reason: z.enum(snoozeReasons) }),
})
/** A snooze has ended: at its time, or because somebody or something ended it. */
export const alertWoken = event('alerts.woken', { ...ofAlert, facts: z.object({}) })
export const alertClosed = event('alerts.closed', {
  ...ofAlert,
  facts: z.object({ ruleId: id, outcome: z.enum(outcomes) }),
})

/** A ticket was opened from it, or linked with it by hand. */
export const alertTicketLinked = event('alerts.ticket_linked', {
  ...ofAlert,
  facts: z.object({ ticketId: id, opened: z.boolean() }),
})
export const alertTicketUnlinked = event('alerts.ticket_unlinked', {
  ...ofAlert,
  facts: z.object({ ticketId: id }),
})

const ofRule = { subject: 'alert-rule', readWith: 'alerts.configure' } as const
/** So many segments of a rule are clearly better than usual: noted, and nobody is woken. */
export const improvementNoted = event('alerts.improvement_noted', {
  ...ofRule,
  facts: z.object({ watched: watchedMetric, segments: count }),
})
export const alertRuleSaved = event('alerts.rule_saved', {
  ...ofRule,
  facts: z.object({
    change: z.enum([
      'created',
      'changed',
      'tuned',
      'untuned',
      'confirmed',
      'switched_on',
      'switched_off',
      'removed',
    ]),
    watched: watchedMetric,
    version: count,
  }),
})
export const backTestAsked = event('alerts.back_test_asked', { ...ofRule, facts: z.object({ days: count }) })
export const backTestEnded = event('alerts.back_test_ended', {
  ...ofRule,
  facts: z.object({ state: z.enum(['done', 'failed']), alerts: count }),
})
const mark = z.object({ kind: z.enum(markKinds), effect: z.enum(markEffects) })
const ofMark = { subject: 'alert-mark', readWith: 'alerts.configure' } as const
export const alertMarkSaved = event('alerts.mark_saved', { ...ofMark, facts: mark })
export const alertMarkRemoved = event('alerts.mark_removed', { ...ofMark, facts: mark })

/** Everything that happens to an alert. */
export const alertEvents = [
  alertOpened,
  alertWorsened,
  alertChanged,
  alertRecovered,
  alertMerged,
  alertTakenApart,
  alertAcknowledged,
  alertAssigned,
  alertSnoozed,
  alertWoken,
  alertClosed,
  alertTicketLinked,
  alertTicketUnlinked,
] as const
export const alertRuleEvents = [
  improvementNoted,
  alertRuleSaved,
  backTestAsked,
  backTestEnded,
  alertMarkSaved,
  alertMarkRemoved,
] as const
export const alertPermissions = ['alerts.read', 'alerts.handle', 'alerts.configure'] as const
