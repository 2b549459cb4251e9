import { z } from 'zod'
import { notificationsDelivered } from '#features/notifications/contract.ts'
import { ticketKind, ticketState, urgency } from '#features/tickets/contract.ts'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  appealVerdict,
  caseResult,
  cause,
  letterState,
  letterVerdict,
  responsibilityKind,
  supervisionEvents,
  supervisionRule,
  supervisionRuleSet,
} from '../contract.ts'

const named = z.object({ id, name: z.string() })
const done = { at: moment, by: named.nullable() }

const causeShown = z.object({
  id,
  cause,
  about: z.string().nullable(),
  words: z.string().nullable(),
  ...done,
})

const ticketBrief = z.object({
  id,
  number: z.string(),
  title: z.string(),
  kind: ticketKind,
  urgency,
  state: ticketState,
  unit: named,
  holder: named.nullable(),
})

const letterRow = z.object({
  id,
  caseId: id,
  ticketId: id,
  position: z.number(),
  unit: named,
  person: named.nullable(),
  demand: z.string(),
  state: letterState,
  version: z.number(),
  sentAt: moment,
  sentBy: named.nullable(),
  receivedAt: moment.nullable(),
  receivedBy: named.nullable(),
  dueAt: moment,
  overdue: z.boolean(),
  /** 0 nobody above was told, 1 who leads the unit, 2 who stands above all. */
  escalation: z.number(),
  endedAt: moment.nullable(),
})

/** A letter with each answer and what supervision made of it. */
export const supervisionLetter = letterRow.extend({
  withdrawnWhy: z.string().nullable(),
  answers: z.array(
    z.object({
      id,
      text: z.string(),
      onTime: z.boolean(),
      ...done,
      verdict: z.object({ verdict: letterVerdict, words: z.string().nullable(), ...done }).nullable(),
    }),
  ),
  can: z.object({ receive: z.boolean(), answer: z.boolean(), review: z.boolean(), withdraw: z.boolean() }),
})

export const responsibility = z.object({
  id,
  caseId: id,
  /** Null for whom it concerns, where the ticket is closed to them. */
  ticket: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  unit: named,
  person: named.nullable(),
  kind: responsibilityKind,
  share: z.number(),
  reason: z.string(),
  notedAt: moment,
  notedBy: named.nullable(),
  appealUntil: moment,
  appeal: z
    .object({
      words: z.string(),
      ...done,
      shareBefore: z.number(),
      decision: z
        .object({ verdict: appealVerdict, shareAfter: z.number(), reason: z.string(), ...done })
        .nullable(),
    })
    .nullable(),
  can: z.object({ appeal: z.boolean(), decide: z.boolean() }),
})

/** One time that a ticket was under supervision. */
export const supervisionCase = z.object({
  id,
  openedAt: moment,
  causes: z.array(causeShown),
  letters: z.array(supervisionLetter),
  /** Those the reader may know of. */
  responsibilities: z.array(responsibility),
  closure: z.object({ result: caseResult, conclusion: z.string(), ...done }).nullable(),
  can: z.object({ send: z.boolean(), note: z.boolean(), close: z.boolean() }),
  /** Percent that nobody answers for yet. */
  shareLeft: z.number(),
})

const changes = [...supervisionEvents, notificationsDelivered]

/** The supervision of a ticket, the latest first: what those who handle it see. */
export const supervisionOfTicket = read({
  path: '/api/tickets/:ticketId/supervision',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ cases: z.array(supervisionCase), can: z.object({ open: z.boolean() }) }),
  refreshOn: supervisionEvents,
})

export const deskViews = ['to_act', 'waiting', 'answered', 'overdue', 'closed'] as const
export const deskView = z.enum(deskViews)
export const deskFilters = {
  view: deskView.default('to_act'),
  cause: cause.optional(),
  unit: id.optional(),
  /** A ticket's number or its beginning. */
  text: z.string().trim().max(100).optional(),
}

const deskRow = z.object({
  id,
  ticket: ticketBrief,
  causes: z.array(z.object({ cause, about: z.string().nullable() })),
  openedAt: moment,
  letters: z.number(),
  /** The earliest that an answer is due; null while none is awaited. */
  dueAt: moment.nullable(),
  escalation: z.number(),
  result: caseResult.nullable(),
  closedAt: moment.nullable(),
})

/** 督办台: tickets under supervision, those longest there first. */
export const supervisionDesk = read({
  path: '/api/supervision-cases',
  access: 'supervision.supervise',
  input: pageInput.extend(deskFilters),
  reply: pageOf(deskRow),
  refreshOn: supervisionEvents,
})

/** How many cases each queue holds, counted up to 1,000. */
export const supervisionCounts = read({
  path: '/api/supervision-counts',
  access: 'supervision.supervise',
  input: nothing,
  reply: z.object({
    views: z.array(z.object({ view: deskView, count: z.number(), more: z.boolean() })),
  }),
  refreshOn: supervisionEvents,
})

export const supervisionCaseDetails = read({
  path: '/api/supervision-cases/:caseId',
  access: 'supervision.supervise',
  input: nothing,
  reply: z.object({ case: supervisionCase, ticket: ticketBrief }),
  refreshOn: supervisionEvents,
})

export const letterViews = ['to_do', 'over'] as const

/** Letters to oneself and to the units one answers for, the earliest due first. */
export const supervisionLetters = read({
  path: '/api/supervision-letters',
  access: 'supervision.read',
  input: pageInput.extend({ view: z.enum(letterViews).default('to_do') }),
  reply: pageOf(letterRow.extend({ ticket: z.object({ id, number: z.string(), title: z.string() }) })),
  refreshOn: changes,
})

/** A letter as it is printed, and what came of it. */
export const supervisionLetterDetails = read({
  path: '/api/supervision-letters/:letterId',
  access: 'supervision.read',
  input: nothing,
  reply: z.object({
    letter: supervisionLetter,
    ticket: ticketBrief,
    causes: z.array(causeShown),
    organisation: z.string(),
    can: z.object({ openTicket: z.boolean() }),
  }),
  refreshOn: changes,
})

export const responsibilityViews = ['concerning', 'to_decide'] as const

/** What is noted of oneself and the units one answers for, or the appeals one has to decide; the latest first. */
export const supervisionResponsibilities = read({
  path: '/api/supervision-responsibilities',
  access: 'supervision.read',
  input: pageInput.extend({ view: z.enum(responsibilityViews).default('concerning') }),
  reply: pageOf(responsibility),
  refreshOn: changes,
})

export const readSupervisionRule = read({
  path: '/api/supervision-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: supervisionRule,
  refreshOn: [supervisionRuleSet],
})
