import { z } from 'zod'
import { ticketKind } from '#features/tickets/contract.ts'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { evidences, gates } from './domain/duties.ts'

export const gate = z.enum(gates)
const count = z.number().int()
/** How much is still due for each deed. */
export const openCounts = z.object({
  accept: count,
  start: count,
  resolve: count,
  verify: count,
  close: count,
})

const name = z.string().trim().min(1).max(120)
export const checklistItem = z.object({
  key: z.string().min(1).max(40),
  nameZh: name,
  nameEn: name,
  before: gate.nullable(),
  evidence: z.enum(evidences),
})
/** `label`, `customer`, `cause`, or `custom:` and the key of a field of the organisation. */
export const dutyField = z.string().regex(/^(?:label|customer|cause|custom:.{1,64})$/)
export const fieldDuty = z
  .object({ field: dutyField, before: gate })
  // The cause is said while resolving, and at no other time.
  .refine(({ field, before }) => field !== 'cause' || before === 'resolve', { path: ['before'] })

/** What a list asks for, and of which tickets. */
export const checklistContent = z.object({
  nameZh: name,
  nameEn: name,
  /** The label and everything below it; null for every ticket. */
  labelId: id.nullable(),
  /** Empty for every kind. */
  kinds: z.array(ticketKind),
  items: z.array(checklistItem).max(40),
  fields: z.array(fieldDuty).max(40),
})

export const checklistSaved = event('checklists.saved', {
  subject: 'checklist',
  readWith: 'organisation.configure',
  facts: z.object({
    change: z.enum(['created', 'changed', 'archived', 'restored']),
    version: z.number().int(),
  }),
})
/** `item` is its place in the list, from 1. */
export const checklistTicked = event('checklists.ticked', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: z.object({
    cycle: z.number().int(),
    checklistId: id,
    item: z.number().int(),
    done: z.boolean(),
    files: z.number().int(),
  }),
})

const ofApproval = z.object({
  cycle: z.number().int(),
  checklistId: id,
  item: z.number().int(),
  approvalId: id,
  askedBy: id,
})
/** Somebody else is to approve an item. */
export const approvalAsked = event('checklists.approval_asked', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: ofApproval.extend({ assigneeId: id.nullable() }),
})
/** The item is ticked with it. */
export const approvalGiven = event('checklists.approval_given', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: ofApproval,
})
export const approvalRefused = event('checklists.approval_refused', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: ofApproval,
})
export const approvalEvents = [approvalAsked, approvalGiven, approvalRefused] as const
export const checklistEvents = [checklistTicked, ...approvalEvents] as const
