import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { closeReasons } from './domain/codes.ts'
import { bounds, places } from './domain/rule.ts'

// Whose voices they are is nobody's unit in particular: who sees an event sees one of its voices.
const subject = { subject: 'group-event', readWith: 'intake.read' } as const
const count = z.number().int()

export const groupEventOpened = event('group-events.opened', {
  ...subject,
  facts: z.object({ voices: count, customers: count, since: moment, expected: z.number() }),
})
/** It is news: those who may close it are told, once. `unitIds` are the units that its voices were raised in. */
export const groupEventAlarmed = event('group-events.alarmed', {
  ...subject,
  facts: z.object({ voices: count, customers: count, unitIds: z.array(id) }),
})
/** Voices joined, or left because they were erased. */
export const groupEventChanged = event('group-events.changed', {
  ...subject,
  facts: z.object({ joined: count, left: count }),
})
/** Two turned out to be one: the newer one refers to the older. */
export const groupEventMerged = event('group-events.merged', { ...subject, facts: z.object({ intoId: id }) })
export const groupEventClosed = event('group-events.closed', {
  ...subject,
  facts: z.object({ reason: z.enum(closeReasons) }),
})
export const groupEventReopened = event('group-events.reopened', { ...subject, facts: z.object({}) })
export const groupEventNoted = event('group-events.noted', { ...subject, facts: z.object({ noteId: id }) })
export const voiceTakenOut = event('group-events.voice_taken_out', {
  ...subject,
  facts: z.object({ feedbackId: id }),
})
export const voicePutBack = event('group-events.voice_put_back', {
  ...subject,
  facts: z.object({ feedbackId: id }),
})
/** An answer to all of its customers was written; it leaves after a moment. */
export const groupEventAnswered = event('group-events.answered', {
  ...subject,
  facts: z.object({ answerId: id, tickets: count }),
})
export const groupEventAnswerTakenBack = event('group-events.answer_taken_back', {
  ...subject,
  facts: z.object({ answerId: id }),
})
/** Every ticket has it, or says why not. */
export const groupEventAnswerSent = event('group-events.answer_sent', {
  ...subject,
  facts: z.object({ answerId: id, sent: count, refused: count }),
})
export const groupEventsExported = event('group-events.exported', {
  subject: 'export',
  readWith: 'intake.export',
  facts: z.object({ rows: count }),
})

const within = ([low, high]: readonly [number, number]) => z.number().min(low).max(high)
export const rule = z.object({
  voices: within(bounds.voices).int(),
  customers: within(bounds.customers).int(),
  hours: within(bounds.hours).int(),
  likeness: within(bounds.likeness),
  place: z.enum(places),
})
export const groupEventRuleSet = event('group-events.rule_set', {
  subject: 'organisation',
  readWith: 'organisation.configure',
  facts: rule,
})

export const groupEventEvents = [
  groupEventOpened,
  groupEventAlarmed,
  groupEventChanged,
  groupEventMerged,
  groupEventClosed,
  groupEventReopened,
  groupEventNoted,
  voiceTakenOut,
  voicePutBack,
  groupEventAnswered,
  groupEventAnswerTakenBack,
  groupEventAnswerSent,
  groupEventsExported,
  groupEventRuleSet,
] as const
export const groupEventPermissions = ['group-events.close'] as const
