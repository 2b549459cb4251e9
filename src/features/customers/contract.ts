import { z } from 'zod'
import { consentGiven, consentWithdrawn, recordedConsent } from '#features/intake/contract/consent.ts'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'

const subject = { subject: 'customer', readWith: 'customers.read' } as const

/** How a customer became known. */
export const origins = ['voice', 'person', 'order'] as const

export const customerCreated = event('customers.created', {
  ...subject,
  facts: z.object({ origin: z.enum(origins) }),
})
export const customerChanged = event('customers.changed', {
  ...subject,
  facts: z.object({ fields: z.array(z.string()) }),
})
export const customerMerged = event('customers.merged', {
  ...subject,
  facts: z.object({ otherId: id }),
})
export const customerUnmerged = event('customers.unmerged', {
  ...subject,
  facts: z.object({ otherId: id }),
})
export const customerToldApart = event('customers.told_apart', {
  ...subject,
  facts: z.object({ otherId: id }),
})
export const customerErased = event('customers.erased', {
  ...subject,
  facts: z.object({ customerIds: z.array(id), rows: z.number() }),
})
/** A customer who became known by mistake, as by an import that was undone. */
export const customerRemoved = event('customers.removed', { ...subject, facts: z.object({}) })
export const customerUnmasked = event('customers.unmasked', {
  ...subject,
  facts: z.object({ reason: z.string() }),
})
export const customerExported = event('customers.exported', {
  ...subject,
  facts: z.object({ voices: z.number() }),
})
/** Why somebody looks behind the mask. */
export const unmaskingReasons = ['contact', 'identity', 'legal', 'quality', 'other'] as const
export const unmasking = z.object({
  reason: z.enum(unmaskingReasons),
  note: z.string().trim().max(500).optional(),
})

export const blankToNull = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === '' ? null : text))
  .nullable()

export const customerFields = z.object({
  name: blankToNull.optional(),
  phone: blankToNull.optional(),
  email: blankToNull.optional(),
  externalId: blankToNull.optional(),
  vip: z.boolean().optional(),
  tags: z.array(z.string().trim().min(1).max(40)).max(30).optional(),
  custom: z.record(z.string(), z.unknown()).optional(),
})

export const customerItem = z.object({
  id,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  externalId: z.string().nullable(),
  vip: z.boolean(),
  tags: z.array(z.string()),
  createdAt: moment,
  lastVoiceAt: moment.nullable(),
})

export const likelyDuplicate = z.object({
  id,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  why: z.enum(['shared_contact', 'same_name_near_phone', 'same_name_same_mailbox']),
})

export const customerVoice = z.object({
  feedbackId: id,
  number: z.string(),
  channel: z.string(),
  kind: z.string().nullable(),
  excerpt: z.string(),
  occurredAt: moment,
  receivedAt: moment,
  ticketId: id.nullable(),
  ticketNumber: z.string().nullable(),
  ticketState: z.string().nullable(),
})

const changesOfVoices = [customerChanged, customerMerged, customerUnmerged, customerErased]

export const listCustomers = read({
  path: '/api/customers',
  access: 'customers.read',
  input: pageInput.extend({
    q: z.string().trim().max(100).optional(),
    vip: z.enum(['true', 'false']).optional(),
    tag: listOf(z.string()),
  }),
  reply: pageOf(customerItem),
  refreshOn: [customerCreated, ...changesOfVoices],
})

export const readCustomer = read({
  path: '/api/customers/:customerId',
  access: 'customers.read',
  input: nothing,
  reply: customerItem.extend({
    custom: z.record(z.string(), z.unknown()),
    voices: z.number(),
    mergedIntoId: id.nullable(),
    merged: z.array(
      z.object({ id, name: z.string().nullable(), phone: z.string().nullable(), mergedAt: moment }),
    ),
    erasedAt: moment.nullable(),
    /** What they agreed to last, and with which voice. */
    consent: recordedConsent.extend({ feedbackId: id }).nullable(),
    duplicates: z.array(likelyDuplicate),
    can: z.object({ edit: z.boolean(), merge: z.boolean(), erase: z.boolean(), unmask: z.boolean() }),
  }),
  refreshOn: [...changesOfVoices, consentGiven, consentWithdrawn],
})

export const listCustomerVoices = read({
  path: '/api/customers/:customerId/voices',
  access: 'customers.read',
  input: pageInput,
  reply: pageOf(customerVoice),
  refreshOn: [customerMerged, customerUnmerged, customerErased],
})

export const createCustomer = write({
  method: 'POST',
  path: '/api/customers',
  access: 'customers.edit',
  input: customerFields,
  reply: z.object({ customerId: id }),
})

export const changeCustomer = write({
  method: 'PATCH',
  path: '/api/customers/:customerId',
  access: 'customers.edit',
  input: customerFields,
  reply: done,
})

export const unmaskCustomer = write({
  method: 'POST',
  path: '/api/customers/:customerId/unmaskings',
  access: 'intake.unmask',
  input: unmasking,
  reply: z.object({ phone: z.string().nullable(), email: z.string().nullable() }),
  kept: () => null,
})

/** The customer of the path survives; `otherId` goes into it and can be taken out again for 30 days. */
export const mergeCustomers = write({
  method: 'POST',
  path: '/api/customers/:customerId/merges',
  access: 'customers.merge',
  input: z.object({ otherId: id }),
  reply: done,
})

export const unmergeCustomer = write({
  method: 'DELETE',
  path: '/api/customers/:customerId/merges/:otherId',
  access: 'customers.merge',
  input: nothing,
  reply: done,
})

export const tellCustomersApart = write({
  method: 'POST',
  path: '/api/customers/:customerId/differences',
  access: 'customers.merge',
  input: z.object({ otherId: id }),
  reply: done,
})
