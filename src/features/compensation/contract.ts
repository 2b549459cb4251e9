import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { compensationStates, steps } from './domain/life.ts'
import { warningKinds } from './domain/warnings.ts'

export const compensationState = z.enum(compensationStates)
export const compensationStep = z.enum(steps)
export const warningKind = z.enum(warningKinds)
/** An ISO code, or PTS for points. */
export const currency = z.string().regex(/^[A-Z]{3}$/)
/** In the smallest unit of the currency (分). */
export const amount = z.number().int().positive().max(10_000_000_000)

/** What one wants to give. */
export const compensationWish = z.object({
  kindId: id,
  amount,
  orderNumber: z.string().trim().max(60).optional(),
})

const given = { compensationId: id, kindId: id, currency, amount, unitId: id, agentId: id.nullable() }
const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

/** `proposed`: it waits for somebody's approval. */
export const compensationOffered = event('compensation.offered', {
  ...ofTicket,
  facts: z.object({ ...given, proposed: z.boolean(), warnings: z.array(warningKind) }),
})
export const compensationApproved = event('compensation.approved', { ...ofTicket, facts: z.object(given) })
export const compensationRejected = event('compensation.rejected', { ...ofTicket, facts: z.object(given) })
export const compensationAccepted = event('compensation.accepted', { ...ofTicket, facts: z.object(given) })
export const compensationDeclined = event('compensation.declined', { ...ofTicket, facts: z.object(given) })
export const compensationPaid = event('compensation.paid', { ...ofTicket, facts: z.object(given) })
export const compensationWithdrawn = event('compensation.withdrawn', { ...ofTicket, facts: z.object(given) })
export const compensationReversed = event('compensation.reversed', { ...ofTicket, facts: z.object(given) })

const settings = { subject: 'compensation-rule', readWith: 'organisation.configure' } as const
/** A kind, a limit, a budget or the rule was set. */
export const compensationSet = event('compensation.settings_changed', {
  ...settings,
  facts: z.object({
    what: z.enum(['kind', 'limit', 'budget', 'rule']),
    currency: currency.optional(),
    /** Of a limit: whose it is, and its figures. */
    roleKey: z.string().optional(),
    each: z.number().optional(),
    period: z.number().optional(),
    approve: z.number().optional(),
    /** Of a budget. */
    unitId: id.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    budget: z.number().optional(),
    /** Of the rule. */
    periodDays: z.number().optional(),
    repeatDays: z.number().optional(),
    often: z.number().optional(),
    refuses: z.array(warningKind).optional(),
    /** Of a kind. */
    active: z.boolean().optional(),
  }),
})
export const compensationExported = event('compensation.exported', {
  subject: 'compensation-export',
  readWith: 'compensation.read',
  facts: z.object({ rows: z.number().int() }),
})

/** Everything that happens to what is given for a ticket. */
export const compensationEvents = [
  compensationOffered,
  compensationApproved,
  compensationRejected,
  compensationAccepted,
  compensationDeclined,
  compensationPaid,
  compensationWithdrawn,
  compensationReversed,
] as const

export const compensationPermissions = [
  'compensation.read',
  'compensation.offer',
  'compensation.approve',
  'compensation.pay',
] as const
