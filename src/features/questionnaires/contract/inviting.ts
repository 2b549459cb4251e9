import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  askingAfterClosureSet,
  contactRuleChanged,
  customersInvited,
  designing,
  invitationsPassedOn,
  questionnaireAnswered,
  reading,
  sendingPlanned,
} from '../contract.ts'
import { strataBy } from '../domain/sampling.ts'
import { reasonsHeld, recipientStates, ways } from '../domain/sendings.ts'

const reach = 'all'
const count = z.number().int()

const how = {
  way: z.enum(ways).default('email'),
  /** Reminds whoever has not answered, once, so many days later. */
  remindAfterDays: count.min(1).max(30).nullable().default(null),
  /** Asks also those whom a survey asked less than the rest ago. */
  ignoresRest: z.boolean().default(false),
}

/** Customers by the e-mail addresses they are known by. */
const byAddresses = z.object({ addresses: z.string().trim().min(1).max(30_000), ...how })

/** Invites customers by the e-mail addresses they are known by, each with a link of their own. */
export const inviteCustomers = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/invitations',
  access: designing,
  reach,
  input: byAddresses,
  reply: z.object({
    invited: count,
    /** Invited as soon as the quiet hours or days of rest are over. */
    waiting: count,
    /** Nobody is known by this address, or it is none. */
    unknown: count,
    /** Invited to this survey before. */
    already: count,
    /** Asked by any survey less than the rest between two invitations ago. */
    resting: count,
    optedOut: count,
    /** The chosen way does not lead to them. */
    unreachable: count,
  }),
  kept: () => null,
})

const sampling = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('all') }),
  z.strictObject({ method: z.literal('share'), percent: count.min(1).max(100) }),
  z.strictObject({ method: z.literal('quota'), each: count.min(1).max(1000) }),
  z.strictObject({ method: z.literal('stratified'), total: count.min(1).max(5000) }),
])

/** Customers of an audience, all or drawn. */
const ofAudience = z.object({
  vip: z.boolean().nullable().default(null),
  tags: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
  unitId: id.nullable().default(null),
  strata: z.enum(strataBy).default('vip'),
  sampling,
  seed: z.string().trim().max(40).default(''),
  ...how,
})

/** Asks customers of an audience: all, or those who are drawn. The same seed draws the same people from the same audience. */
export const sendSurvey = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/sendings',
  access: designing,
  reach,
  input: ofAudience,
  reply: z.object({
    audience: count,
    chosen: count,
    invited: count,
    waiting: count,
    held: count,
    seed: z.string(),
  }),
})

/** Whom an asking would reach now, and with what words: nobody is asked by it. */
const forecast = z.object({
  audience: count,
  chosen: count,
  /** Whom nothing speaks against. */
  reachable: count,
  /** Whom it does, and what; for addresses also those that nobody is known by. */
  held: z.array(z.object({ reason: z.enum(reasonsHeld), count })),
  unknown: count,
  /** Now, or when the quiet hours and days of rest are over. */
  sendsAt: moment,
  /** Draws the same people when they are asked. */
  seed: z.string(),
  /** Word for word; a subject where it goes by mail. The link's place in it is `{{link}}`. */
  message: z.object({ subject: z.string().nullable(), text: z.string() }),
})

const asIfAsked = { access: designing, reach, quiet: 'shows and changes nothing', kept: () => null } as const

export const forecastInvitations = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/invitation-forecasts',
  ...asIfAsked,
  input: byAddresses,
  reply: forecast,
})

export const forecastSending = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/sending-forecasts',
  ...asIfAsked,
  input: ofAudience,
  reply: forecast,
})

/** What a survey that follows something is set to. */
export const following = z.object({
  active: z.boolean(),
  /** Hours after it: the closing of a ticket, the end of a transaction. */
  delayHours: count.min(0).max(24),
  /** Not later than so many hours after it: else it is forgotten, and nobody is asked. */
  latestHours: count.min(1).max(168),
  /** Of a hundred, drawn at random. */
  percent: count.min(1).max(100),
  ...how,
})

export type Following = z.output<typeof following>

export const inTime = ({ delayHours, latestHours }: { delayHours: number; latestHours: number }) =>
  delayHours <= latestHours
export const notBefore = { path: ['latestHours'], message: 'not before the delay' }

/** Whether and how this survey follows the closing of tickets. */
export const askingAfterClosure = read({
  path: '/api/questionnaires/:questionnaireId/after-closure',
  access: reading,
  reach,
  input: nothing,
  reply: following,
  refreshOn: [askingAfterClosureSet],
})

export const setAskingAfterClosure = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/after-closure',
  access: designing,
  reach,
  input: following.refine(inTime, notBefore),
  reply: done,
})

/** How far the asking came. */
export const sendingProgress = read({
  path: '/api/questionnaires/:questionnaireId/progress',
  access: reading,
  reach,
  input: nothing,
  reply: z.object({
    chosen: count,
    waiting: count,
    held: z.array(z.object({ reason: z.enum(reasonsHeld), count })),
    /** With those that a colleague has yet to pass on. */
    sent: count,
    toPassOn: count,
    opened: count,
    begun: count,
    answered: count,
    late: count,
    reminded: count,
  }),
  refreshOn: [customersInvited, sendingPlanned, invitationsPassedOn, questionnaireAnswered],
})

/** Everybody who was chosen, row by row, the latest first. */
export const listRecipients = read({
  path: '/api/questionnaires/:questionnaireId/recipients',
  access: reading,
  reach,
  input: pageInput.extend({ state: z.enum(recipientStates).optional() }),
  reply: pageOf(
    z.object({
      id,
      /** Null for whoever may not see customers, and where the customer is erased. */
      customer: z.object({ id, name: z.string().nullable() }).nullable(),
      ticketId: id.nullable(),
      /** The number of the order it is about. */
      order: z.string().nullable(),
      way: z.enum(ways),
      stratum: z.string().nullable(),
      state: z.enum(recipientStates),
      reason: z.enum(reasonsHeld).nullable(),
      /** Whether a colleague has yet to pass it on. */
      toPassOn: z.boolean(),
      dueAt: moment,
      sentAt: moment.nullable(),
      remindedAt: moment.nullable(),
      opened: z.boolean(),
      begun: z.boolean(),
      answered: z.boolean(),
    }),
  ),
  refreshOn: [customersInvited, sendingPlanned, invitationsPassedOn, questionnaireAnswered],
})

const minute = count.min(0).max(1439)
const rule = z.object({
  restDays: count.min(0).max(365),
  /** Minutes after midnight; equal ends are no quiet hours. */
  quietFrom: minute.optional(),
  quietUntil: minute.optional(),
  /** Whether rest days and holidays of the organisation's calendar are left out. */
  workingDaysOnly: z.boolean().optional(),
})

/** How many days a person is left in peace between two invitations, over all surveys, and when nobody is written to. */
export const readContactRule = read({
  path: '/api/questionnaire-rule',
  access: reading,
  reach,
  input: nothing,
  reply: rule.required(),
  refreshOn: [contactRuleChanged],
})

/** What is left out stays. */
export const changeContactRule = write({
  method: 'PUT',
  path: '/api/questionnaire-rule',
  access: designing,
  reach,
  input: rule,
  reply: done,
})
