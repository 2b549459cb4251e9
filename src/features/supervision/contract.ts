import { z } from 'zod'
import { analysisCompleted } from '#features/analysis/contract.ts'
import { obligation } from '#features/clocks/contract.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { causes, ownCauses } from './domain/causes.ts'
import { letterStates, letterVerdicts } from './domain/letters.ts'
import { appealVerdicts, caseResults, responsibilityKinds } from './domain/responsibility.ts'

export const cause = z.enum(causes)
export const letterState = z.enum(letterStates)
export const letterVerdict = z.enum(letterVerdicts)
export const responsibilityKind = z.enum(responsibilityKinds)
export const appealVerdict = z.enum(appealVerdicts)
export const caseResult = z.enum(caseResults)

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const
/** Who answers for what is between those concerned and supervision; the timeline of a ticket does not tell everybody. */
const inConfidence = { subject: 'ticket', readWith: 'supervision.supervise' } as const

/** `about`: the obligation that was missed, the handling that was answered, how often it was begun anew, the risk. */
export const causeNoted = event('supervision.cause_noted', {
  ...ofTicket,
  facts: z.object({ caseId: id, causeId: id, cause, about: z.string().nullable(), opened: z.boolean() }),
})

/** `senderId` wrote it. */
const letter = { caseId: id, letterId: id, unitId: id, personId: id.nullable(), senderId: id.nullable() }

export const letterSent = event('supervision.letter_sent', {
  ...ofTicket,
  facts: z.object({ ...letter, dueAt: moment }),
})
export const letterReceived = event('supervision.letter_received', { ...ofTicket, facts: z.object(letter) })
export const letterAnswered = event('supervision.letter_answered', {
  ...ofTicket,
  facts: z.object({ ...letter, answerId: id, onTime: z.boolean() }),
})
export const letterAccepted = event('supervision.letter_accepted', {
  ...ofTicket,
  facts: z.object({ ...letter, answerId: id, handlerId: id.nullable() }),
})
/** Sent back to be answered again, with its whole time anew. */
export const letterReturned = event('supervision.letter_returned', {
  ...ofTicket,
  facts: z.object({ ...letter, answerId: id, handlerId: id.nullable(), dueAt: moment }),
})
export const letterWithdrawn = event('supervision.letter_withdrawn', { ...ofTicket, facts: z.object(letter) })
export const letterWarned = event('supervision.letter_warned', {
  ...ofTicket,
  facts: z.object({ ...letter, level: z.union([z.literal(50), z.literal(80)]), dueAt: moment }),
})
/** Level 1 at the due instant: who leads the unit; level 2 after further silence: who stands above all. */
export const letterEscalated = event('supervision.letter_escalated', {
  ...ofTicket,
  facts: z.object({ ...letter, level: z.union([z.literal(1), z.literal(2)]), dueAt: moment }),
})
/** Another due time because its calendar changed. */
export const letterMoved = event('supervision.letter_moved', {
  ...ofTicket,
  facts: z.object({ ...letter, dueAt: moment }),
})

const responsibility = { caseId: id, responsibilityId: id, unitId: id, personId: id.nullable() }
const share = z.number().int().min(0).max(100)

export const responsibilityNoted = event('supervision.responsibility_noted', {
  ...inConfidence,
  facts: z.object({ ...responsibility, kind: responsibilityKind, share, appealUntil: moment }),
})
export const responsibilityAppealed = event('supervision.responsibility_appealed', {
  ...inConfidence,
  facts: z.object({ ...responsibility, appealId: id, notedById: id.nullable() }),
})
export const appealDecided = event('supervision.appeal_decided', {
  ...inConfidence,
  facts: z.object({
    ...responsibility,
    appealId: id,
    verdict: appealVerdict,
    share,
    appellantId: id.nullable(),
  }),
})
export const supervisionClosed = event('supervision.closed', {
  ...ofTicket,
  facts: z.object({ caseId: id, result: caseResult }),
})

export const supervisionExported = event('supervision.exported', {
  subject: 'supervision-export',
  readWith: 'supervision.supervise',
  facts: z.object({ rows: z.number().int() }),
})

export const supervisionRule = z.object({
  causes: z.array(z.enum(ownCauses)),
  obligations: z.array(obligation),
  risks: analysisCompleted.facts.shape.risks,
  reopenings: z.number().int().min(1).max(9),
  answerHours: z.number().int().min(1).max(240),
  escalateHours: z.number().int().min(1).max(240),
  appealDays: z.number().int().min(1).max(60),
})
export const supervisionRuleSet = event('supervision.rule_set', {
  subject: 'supervision-rule',
  readWith: 'organisation.configure',
  facts: supervisionRule,
})

/** Everything that happens to a ticket under supervision. */
export const supervisionEvents = [
  causeNoted,
  letterSent,
  letterReceived,
  letterAnswered,
  letterAccepted,
  letterReturned,
  letterWithdrawn,
  letterWarned,
  letterEscalated,
  letterMoved,
  responsibilityNoted,
  responsibilityAppealed,
  appealDecided,
  supervisionClosed,
] as const

export const supervisionPermissions = [
  'supervision.read',
  'supervision.answer',
  'supervision.supervise',
  'supervision.decide_appeals',
] as const
