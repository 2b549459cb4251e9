import { z } from 'zod'
import { done, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import {
  appealVerdict,
  caseResult,
  letterState,
  letterVerdict,
  responsibilityKind,
  supervisionRule,
} from '../contract.ts'
import { deskFilters } from './reading.ts'

/** The version the person saw; another one in the database means that somebody changed the letter meanwhile. */
const seen = z.object({ version: z.coerce.number().int().positive() })
const changed = z.object({ letterId: id, state: letterState, version: z.number() })
const text = z.string().trim().min(1).max(10_000)

/** A supervisor takes a ticket under supervision, and says why. */
export const superviseTicket = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/supervision',
  access: 'supervision.supervise',
  input: z.object({ words: text }),
  reply: z.object({ caseId: id }),
})

/** 督办函 to a unit, or to a person of it. Due in working hours, or at a moment; after the usual time where neither is said. */
export const sendSupervisionLetter = write({
  method: 'POST',
  path: '/api/supervision-cases/:caseId/letters',
  access: 'supervision.supervise',
  input: z
    .object({
      unitId: id.optional(),
      personId: id.optional(),
      demand: text,
      hours: z.number().int().min(1).max(240).optional(),
      dueAt: moment.optional(),
    })
    .refine(({ unitId, personId }) => (unitId === undefined) !== (personId === undefined), {
      path: ['unitId'],
    })
    .refine(({ hours, dueAt }) => hours === undefined || dueAt === undefined, { path: ['dueAt'] }),
  reply: changed,
})

export const receiveSupervisionLetter = write({
  method: 'PUT',
  path: '/api/supervision-letters/:letterId/receipt',
  access: 'supervision.answer',
  input: seen,
  reply: changed,
})

/** What was done. */
export const answerSupervisionLetter = write({
  method: 'PUT',
  path: '/api/supervision-letters/:letterId/answer',
  access: 'supervision.answer',
  input: seen.extend({ text }),
  reply: changed,
})

export const reviewSupervisionAnswer = write({
  method: 'PUT',
  path: '/api/supervision-letters/:letterId/verdict',
  access: 'supervision.supervise',
  input: seen
    .extend({ verdict: letterVerdict, words: z.string().trim().max(10_000).optional() })
    .refine(({ verdict, words }) => verdict === 'accept' || (words ?? '') !== '', { path: ['words'] }),
  reply: changed,
})

export const withdrawSupervisionLetter = write({
  method: 'PUT',
  path: '/api/supervision-letters/:letterId/withdrawal',
  access: 'supervision.supervise',
  input: seen.extend({ words: text }),
  reply: changed,
})

/** Notes who answers for what; `share` is percent of the case. */
export const noteResponsibility = write({
  method: 'POST',
  path: '/api/supervision-cases/:caseId/responsibilities',
  access: 'supervision.supervise',
  input: z
    .object({
      unitId: id.optional(),
      personId: id.optional(),
      kind: responsibilityKind,
      share: z.number().int().min(1).max(100),
      reason: text,
    })
    .refine(({ unitId, personId }) => (unitId === undefined) !== (personId === undefined), {
      path: ['unitId'],
    }),
  reply: z.object({ responsibilityId: id, appealUntil: moment }),
})

/** 申诉, within the working days of the rule. */
export const appealResponsibility = write({
  method: 'PUT',
  path: '/api/supervision-responsibilities/:responsibilityId/appeal',
  access: 'supervision.answer',
  input: z.object({ words: text }),
  reply: done,
})

/** `share` is what is left of it after a reduction. */
export const decideAppeal = write({
  method: 'PUT',
  path: '/api/supervision-responsibilities/:responsibilityId/appeal-decision',
  access: 'supervision.decide_appeals',
  input: z
    .object({ verdict: appealVerdict, share: z.number().int().min(1).max(99).optional(), reason: text })
    .refine(({ verdict, share }) => (verdict === 'reduce') === (share !== undefined), { path: ['share'] }),
  reply: done,
})

export const closeSupervision = write({
  method: 'PUT',
  path: '/api/supervision-cases/:caseId/closure',
  access: 'supervision.supervise',
  input: z.object({ result: caseResult, conclusion: text }),
  reply: done,
})

/** The desk as a file. */
export const exportSupervision = write({
  method: 'POST',
  path: '/api/supervision-exports',
  access: 'supervision.supervise',
  input: z.object(deskFilters),
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number(), more: z.boolean() }),
  kept: () => null,
})

/** For what happens from now on. */
export const setSupervisionRule = write({
  method: 'PUT',
  path: '/api/supervision-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: supervisionRule,
  reply: done,
})
