import { z } from 'zod'
import { listOf, nothing, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  amount,
  compensationEvents,
  compensationSet,
  compensationState,
  currency,
  warningKind,
} from '../contract.ts'

const named = z.object({ id, name: z.string() })
const kind = z.object({ id, nameZh: z.string(), nameEn: z.string(), currency, active: z.boolean() })
const evidence = z.object({
  id,
  ticketNumber: z.string(),
  amount: z.number(),
  currency,
  at: moment,
  agent: named.nullable(),
})
const warning = z.object({ kind: warningKind, count: z.number(), evidence: z.array(evidence) })

export const compensation = z.object({
  id,
  ticket: z.object({ id, number: z.string(), title: z.string() }),
  kind: kind.omit({ active: true }),
  amount: z.number(),
  currency,
  orderNumber: z.string().nullable(),
  reason: z.string(),
  state: compensationState,
  version: z.number(),
  warnings: z.array(z.object({ kind: warningKind, count: z.number() })),
  agent: named.nullable(),
  unit: named,
  offeredAt: moment,
  steps: z.array(
    z.object({ step: z.string(), words: z.string().nullable(), at: moment, by: named.nullable() }),
  ),
  can: z.object({
    approve: z.boolean(),
    accept: z.boolean(),
    decline: z.boolean(),
    pay: z.boolean(),
    withdraw: z.boolean(),
    reverse: z.boolean(),
  }),
})

export const compensationsOfTicket = read({
  path: '/api/tickets/:ticketId/compensations',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    items: z.array(compensation),
    kinds: z.array(kind),
    can: z.object({ offer: z.boolean() }),
  }),
  refreshOn: [...compensationEvents, compensationSet],
})

/** What would come of an offer: whether somebody has to approve it, what is left of budgets, and what was given before. */
export const checkCompensation = read({
  path: '/api/tickets/:ticketId/compensation-check',
  access: 'compensation.offer',
  input: z.object({
    kindId: id,
    amount: z.coerce.number().pipe(amount),
    orderNumber: z.string().trim().max(60).optional(),
  }),
  reply: z.object({
    needsApproval: z.boolean(),
    limit: z.object({ each: z.number(), period: z.number(), given: z.number(), days: z.number() }),
    budgets: z.array(z.object({ unit: named, left: z.number(), currency })),
    warnings: z.array(warning),
    /** Warnings that refuse, as the organisation chose. */
    refused: z.array(warningKind),
  }),
})

const day = z.iso.date()
export const ledgerFilters = {
  view: z.enum(['to_approve', 'all']).default('all'),
  state: listOf(compensationState),
  unit: id.optional(),
  kind: id.optional(),
  agent: id.optional(),
  from: day.optional(),
  to: day.optional(),
}

/** What was given by the units one reads, the latest first; to approve, the longest waiting first. */
export const compensationList = read({
  path: '/api/compensations',
  access: 'compensation.read',
  input: pageInput.extend(ledgerFilters),
  reply: pageOf(compensation),
  refreshOn: compensationEvents,
})

export const totalsBy = ['month', 'unit', 'kind', 'agent'] as const

/** Sums of the ledger; committed is what was promised and not taken back, paid what was paid out and not booked back. */
export const compensationTotals = read({
  path: '/api/compensation-totals',
  access: 'compensation.read',
  input: z.object({ by: z.enum(totalsBy).default('month'), from: day.optional(), to: day.optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        currency,
        count: z.number(),
        committed: z.number(),
        paid: z.number(),
      }),
    ),
  }),
  refreshOn: compensationEvents,
})

export const compensationRule = z.object({
  periodDays: z.number().int().min(1).max(366),
  repeatDays: z.number().int().min(1).max(366),
  often: z.number().int().min(2).max(10_000),
  refuses: z.array(warningKind),
})

export const readCompensationSettings = read({
  path: '/api/compensation-settings',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    kinds: z.array(kind),
    limits: z.array(
      z.object({
        role: z.object({ key: z.string(), nameZh: z.string(), nameEn: z.string() }),
        currency,
        each: z.number(),
        period: z.number(),
        approve: z.number(),
      }),
    ),
    budgets: z.array(
      z.object({ id, unit: named, currency, from: day, to: day, amount: z.number(), used: z.number() }),
    ),
    rule: compensationRule,
  }),
  refreshOn: [...compensationEvents, compensationSet],
})
