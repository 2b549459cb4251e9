import { z } from 'zod'
import { unmasking } from '#features/customers/contract.ts'
import { listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { consentWithdrawn, givenConsent, recordedConsent } from './contract/consent.ts'
import { channels, emotions, kinds, maxFiles, maxTextLength, modes } from './domain/voice.ts'

const subject = { subject: 'feedback', readWith: 'intake.read' } as const

export const feedbackReceived = event('intake.feedback_received', {
  ...subject,
  facts: z.object({
    channel: z.enum(channels),
    chosenKind: z.enum(kinds).nullable(),
    mode: z.enum(modes),
    customerId: id.nullable(),
    orgUnitId: id.nullable(),
    productId: id.nullable(),
    outletId: id.nullable(),
    touchpointId: id.nullable(),
    importId: id.nullable(),
    /** Who took it down, for calls and counters. */
    registeredBy: id.nullable(),
    /** The person who took the call says that it was solved while talking. */
    solvedOnCall: z.boolean(),
    occurredAt: moment,
  }),
})
export const feedbackAddedTo = event('intake.feedback_added_to', {
  ...subject,
  facts: z.object({ additionId: id, length: z.number() }),
})
export const feedbackWithdrawn = event('intake.feedback_withdrawn', { ...subject, facts: z.object({}) })
export const feedbackUnmasked = event('intake.feedback_unmasked', {
  ...subject,
  facts: z.object({ reason: z.string() }),
})
export const feedbackErased = event('intake.feedback_erased', {
  ...subject,
  facts: z.object({ customerId: id, files: z.number() }),
})

/** A voice that should never have come in, as when a whole import is undone. It and what was made of it are gone. */
export const feedbackRemoved = event('intake.feedback_removed', {
  ...subject,
  /** Removals noted before did not say whose voice it was. */
  facts: z.object({ importId: id.nullable(), customerId: id.nullable().optional() }),
})

// PostgreSQL stores no NUL, and JSON parsers of others choke on lone surrogates.
const cleanText = (text: string) => text.replaceAll('\u0000', '').toWellFormed()
// Spaces, controls and signs without width say nothing.
const something = /[^\p{C}\p{Z}\s]/u
export const voiceText = z
  .string()
  .transform(cleanText)
  .pipe(z.string().trim().max(maxTextLength).regex(something))

export const short = z.string().transform(cleanText).pipe(z.string().trim().max(200))
export const contact = z.object({
  name: short.optional(),
  phone: short.optional(),
  email: short.optional(),
})

/** Uploads of the last day, with the names their sender gave them. */
export const attachments = z
  .array(z.object({ id, name: short }))
  .max(maxFiles)
  .default([])

/** A voice as programs and call takers hand it in. Master data is named by id or by code. */
export const newFeedback = z.object({
  text: voiceText,
  kind: z.enum(kinds).optional(),
  channel: z.enum(channels).default('api'),
  contact: contact.optional(),
  customerId: id.optional(),
  externalId: short.optional(),
  product: short.optional(),
  outlet: short.optional(),
  touchpoint: short.optional(),
  occurredAt: moment.optional(),
  source: short.optional(),
  sourceId: short.optional(),
  mode: z.enum(modes).default('live'),
  custom: z.record(z.string(), z.unknown()).optional(),
  files: attachments,
  solvedOnCall: z.boolean().default(false),
  consent: givenConsent.optional(),
})

/** `known` when the same source id came in before; then the secret stays with its first receiver. */
export const receipt = z.object({
  feedbackId: id,
  number: z.string(),
  secret: z.string().nullable(),
  known: z.boolean(),
})

export const registerFeedback = write({
  method: 'POST',
  path: '/api/feedback',
  access: 'intake.register',
  input: newFeedback,
  reply: receipt,
  kept: (given) => ({ ...given, secret: null, known: true }),
})

export const feedbackItem = z.object({
  id,
  number: z.string(),
  channel: z.enum(channels),
  kind: z.string().nullable(),
  excerpt: z.string(),
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  productName: z.string().nullable(),
  outletName: z.string().nullable(),
  labelId: id.nullable(),
  polarity: z.string().nullable(),
  labelName: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
  urgency: z.string().nullable(),
  ticketId: id.nullable(),
  ticketNumber: z.string().nullable(),
  ticketState: z.string().nullable(),
  mode: z.enum(modes),
  files: z.number(),
  occurredAt: moment,
  receivedAt: moment,
})

const changesOfVoices = [
  feedbackReceived,
  feedbackAddedTo,
  feedbackWithdrawn,
  feedbackErased,
  feedbackRemoved,
]

export const exploreFeedback = read({
  path: '/api/feedback',
  access: 'intake.read',
  input: pageInput.extend({
    q: z.string().trim().max(200).optional(),
    kind: listOf(z.enum(kinds)),
    channel: listOf(z.enum(channels)),
    label: listOf(id),
    unit: id.optional(),
    product: id.optional(),
    outlet: id.optional(),
    polarity: listOf(z.enum(['negative', 'neutral', 'positive'])),
    emotion: listOf(z.enum(emotions)),
    urgency: listOf(z.enum(['urgent', 'ordinary'])),
    mode: z.enum(modes).optional(),
    importId: id.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  reply: pageOf(feedbackItem),
  refreshOn: changesOfVoices,
})

export const feedbackFile = z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number() })

export const readFeedback = read({
  path: '/api/feedback/:feedbackId',
  access: 'intake.read',
  input: nothing,
  reply: feedbackItem.omit({ excerpt: true, files: true }).extend({
    text: z.string(),
    contact: z.object({
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
    touchpointName: z.string().nullable(),
    source: z.string(),
    sourceId: z.string().nullable(),
    custom: z.record(z.string(), z.unknown()),
    files: z.array(feedbackFile),
    additions: z.array(z.object({ id, text: z.string(), at: moment })),
    withdrawnAt: moment.nullable(),
    erasedAt: moment.nullable(),
    consent: recordedConsent.nullable(),
    can: z.object({ unmask: z.boolean(), withdrawConsent: z.boolean() }),
  }),
  refreshOn: [...changesOfVoices, consentWithdrawn],
})

export const unmaskFeedback = write({
  method: 'POST',
  path: '/api/feedback/:feedbackId/unmaskings',
  access: 'intake.unmask',
  input: unmasking,
  reply: z.object({
    text: z.string(),
    additions: z.array(z.object({ id, text: z.string() })),
    /** What was read in its files. */
    transcripts: z.array(z.object({ readingId: id, text: z.string() })),
    contact: z.object({
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  }),
  kept: () => null,
})

/** Who may be calling: found while the number is being typed, with what is open for them. */
export const findCallers = read({
  path: '/api/callers',
  access: 'intake.register',
  input: z.object({ q: z.string().trim().min(2).max(100) }),
  reply: z.object({
    callers: z.array(
      z.object({
        customerId: id,
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        vip: z.boolean(),
        exact: z.boolean(),
        openTickets: z.array(
          z.object({ id, number: z.string(), title: z.string(), state: z.string(), openedAt: moment }),
        ),
        recentVoices: z.array(
          z.object({ feedbackId: id, number: z.string(), excerpt: z.string(), receivedAt: moment }),
        ),
      }),
    ),
  }),
  refreshOn: [feedbackReceived],
})
