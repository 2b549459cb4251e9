import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { ways } from './domain/sendings.ts'
import { templateNames } from './domain/templates.ts'

export const designing = 'questionnaires.design'
export const reading = 'questionnaires.read'
export const questionnairePermissions = [reading, designing] as const

const ofQuestionnaire = { subject: 'questionnaire', readWith: reading } as const

export const questionnaireCreated = event('questionnaires.created', {
  ...ofQuestionnaire,
  facts: z.object({ from: z.enum([...templateNames, 'copy', 'file']) }),
})
/** It may be answered from now on; `version` is what is asked. */
export const questionnaireOpened = event('questionnaires.opened', {
  ...ofQuestionnaire,
  facts: z.object({ version: z.number().int(), questions: z.number().int() }),
})
export const questionnaireClosed = event('questionnaires.closed', {
  ...ofQuestionnaire,
  facts: z.object({ version: z.number().int() }),
})
export const questionnaireChanged = event('questionnaires.changed', {
  ...ofQuestionnaire,
  facts: z.object({
    expiresDays: z.number().int(),
    closesOn: z.string().nullable(),
    graceDays: z.number().int().optional(),
  }),
})
/** How customers' sites show a survey was set. */
export const cardSet = event('questionnaires.card_set', {
  ...ofQuestionnaire,
  facts: z.object({ active: z.boolean(), sites: z.number().int(), share: z.number().int() }),
})
export const questionnaireRemoved = event('questionnaires.removed', {
  ...ofQuestionnaire,
  facts: z.object({}),
})
/** Somebody who was invited by name answered. An anonymous answer leaves no event: its moment is kept nowhere. */
export const questionnaireAnswered = event('questionnaires.answered', {
  ...ofQuestionnaire,
  facts: z.object({ invitationId: id, customerId: id.nullable(), version: z.number().int() }),
})
/** Scores of nobody in particular, five at least, were counted in a metric; they stand in `questionnaire_counted_scores`. */
export const anonymousScoresCounted = event('questionnaires.anonymous_counted', {
  ...ofQuestionnaire,
  facts: z.object({
    version: z.number().int(),
    measure: z.enum(['nps', 'csat']),
    day: z.string(),
    scores: z.number().int(),
  }),
})
export const customersInvited = event('questionnaires.invited', {
  ...ofQuestionnaire,
  facts: z.object({ invited: z.number().int(), leftOut: z.number().int() }),
})
/** People were chosen to be asked. */
export const sendingPlanned = event('questionnaires.sending_planned', {
  ...ofQuestionnaire,
  facts: z.object({
    sendingId: id,
    way: z.enum(ways),
    audience: z.number().int(),
    chosen: z.number().int(),
  }),
})
export const askingAfterClosureSet = event('questionnaires.after_closure_set', {
  ...ofQuestionnaire,
  facts: z.object({ active: z.boolean(), delayHours: z.number().int(), percent: z.number().int() }),
})
export const askingAfterOrdersSet = event('questionnaires.after_orders_set', {
  ...ofQuestionnaire,
  facts: z.object({ active: z.boolean(), delayHours: z.number().int(), percent: z.number().int() }),
})
/** The tracking page of a ticket asks about its handling. */
export const surveyOffered = event('questionnaires.offered', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: z.object({ questionnaireId: id, invitationId: id, cycle: z.number().int().positive() }),
})
/** Links that are passed on by hand were shown. */
export const outboxRead = event('questionnaires.outbox_read', {
  ...ofQuestionnaire,
  readWith: 'audit.read',
  /** `numbers`: how many whole telephone numbers stood among them. */
  facts: z.object({ rows: z.number().int(), numbers: z.number().int().optional() }),
})
/** Colleagues sent invitations by hand. */
export const invitationsPassedOn = event('questionnaires.passed_on', {
  ...ofQuestionnaire,
  facts: z.object({ rows: z.number().int() }),
})
export const questionnaireExported = event('questionnaires.exported', {
  ...ofQuestionnaire,
  readWith: 'audit.read',
  facts: z.object({ rows: z.number().int() }),
})
export const contactRuleChanged = event('questionnaires.rule_changed', {
  subject: 'organisation',
  readWith: reading,
  facts: z.object({ restDays: z.number().int() }),
})
export const customerOptedOut = event('questionnaires.opted_out', {
  subject: 'customer',
  readWith: 'customers.read',
  facts: z.object({}),
})

/** They may be asked again. */
export const customerOptedIn = event('questionnaires.opted_in', {
  subject: 'customer',
  readWith: 'customers.read',
  facts: z.object({}),
})

export const questionnaireEvents = [
  questionnaireCreated,
  questionnaireOpened,
  questionnaireClosed,
  questionnaireChanged,
  cardSet,
  questionnaireRemoved,
  questionnaireAnswered,
  anonymousScoresCounted,
  customersInvited,
  sendingPlanned,
  askingAfterClosureSet,
  askingAfterOrdersSet,
  surveyOffered,
  outboxRead,
  invitationsPassedOn,
  questionnaireExported,
  contactRuleChanged,
  customerOptedOut,
  customerOptedIn,
] as const
