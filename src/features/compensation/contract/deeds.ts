import { z } from 'zod'
import { done, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { compensationState, compensationStep, compensationWish, currency } from '../contract.ts'
import { compensationRule, ledgerFilters } from './reading.ts'

const changed = z.object({ compensationId: id, state: compensationState, version: z.number() })
const minor = z.number().int().min(0).max(10_000_000_000)

/** Offers something to a ticket's customer; above one's own limits it waits for somebody's approval. */
export const offerCompensation = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/compensations',
  access: 'compensation.offer',
  input: compensationWish.extend({
    reason: z.string().trim().min(1).max(2000),
  }),
  reply: changed,
})

/** What happens to it next; approving, paying and reversing have permissions of their own. */
export const stepCompensation = write({
  method: 'PUT',
  path: '/api/compensations/:compensationId/step',
  access: 'compensation.read',
  input: z
    .object({
      version: z.coerce.number().int().positive(),
      step: compensationStep,
      words: z.string().trim().max(2000).optional(),
    })
    .refine(({ step, words }) => !['reject', 'reverse'].includes(step) || (words ?? '') !== '', {
      path: ['words'],
    }),
  reply: changed,
})

export const exportCompensation = write({
  method: 'POST',
  path: '/api/compensation-exports',
  access: 'compensation.read',
  input: z.object(ledgerFilters),
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number(), more: z.boolean() }),
  kept: () => null,
})

const configure = { access: 'organisation.configure', reach: 'all' } as const

/** Adds a kind, or changes one; a kind that was given is put out of use instead of removed. */
export const saveCompensationKind = write({
  method: 'POST',
  path: '/api/compensation-kinds',
  ...configure,
  input: z.object({
    kindId: id.optional(),
    nameZh: z.string().trim().min(1).max(40),
    nameEn: z.string().trim().min(1).max(40),
    currency,
    active: z.boolean().default(true),
  }),
  reply: z.object({ kindId: id }),
})

export const setCompensationLimit = write({
  method: 'PUT',
  path: '/api/compensation-limits',
  ...configure,
  input: z.object({
    roleKey: z.string().min(1).max(80),
    currency,
    each: minor,
    period: minor,
    approve: minor,
  }),
  reply: done,
})

/** A budget of a unit and those below it; with `budgetId` its amount alone is changed. */
export const setCompensationBudget = write({
  method: 'POST',
  path: '/api/compensation-budgets',
  ...configure,
  input: z
    .object({
      budgetId: id.optional(),
      unitId: id,
      currency,
      from: z.iso.date(),
      to: z.iso.date(),
      amount: minor,
    })
    .refine(({ from, to }) => from <= to, { path: ['to'] }),
  reply: z.object({ budgetId: id }),
})

export const setCompensationRule = write({
  method: 'PUT',
  path: '/api/compensation-rule',
  ...configure,
  input: compensationRule,
  reply: done,
})
