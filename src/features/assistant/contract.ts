import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { faults, purposes, uses } from './domain/uses.ts'

const configured = { subject: 'organisation', readWith: 'organisation.configure' } as const

export const connectionSaved = event('assistant.connection_saved', {
  ...configured,
  facts: z.object({ purpose: z.enum(purposes), uses: z.array(z.enum(uses)) }),
})
export const connectionRemoved = event('assistant.connection_removed', {
  ...configured,
  facts: z.object({ purpose: z.enum(purposes) }),
})

/** What was asked of a language model: figures, no words. */
const asked = z.object({
  use: z.enum(uses),
  model: z.string(),
  outcome: z.enum(['answered', 'failed']),
  fault: z.enum(faults).nullable(),
  /** As the service counts; null where it does not. */
  promptTokens: z.number().nullable(),
  answerTokens: z.number().nullable(),
  milliseconds: z.number(),
})
export const askedAboutTicket = event('assistant.asked_about_ticket', {
  subject: 'ticket',
  readWith: 'tickets.read',
  facts: asked,
})
export const askedAboutVoice = event('assistant.asked_about_voice', {
  subject: 'feedback',
  readWith: 'intake.read',
  facts: asked,
})

const connection = z.object({
  purpose: z.enum(purposes),
  address: z.string(),
  model: z.string(),
  /** Whether there is a key; it is never shown. */
  hasKey: z.boolean(),
  uses: z.array(z.enum(uses)),
  savedAt: moment,
})

export const readConnections = read({
  path: '/api/model-connections',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ connections: z.array(connection) }),
  refreshOn: [connectionSaved, connectionRemoved],
})

export const saveConnection = write({
  method: 'PUT',
  path: '/api/model-connections/:purpose',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({
    /** Where the service is, up to and without `/chat/completions` or `/audio/transcriptions`. */
    address: z.url({ protocol: /^https?$/ }).max(500),
    model: z.string().trim().min(1).max(200),
    /** Left out it stays, null takes it away. */
    key: z.string().trim().min(1).max(1000).nullable().optional(),
    uses: z.array(z.enum(uses)).default([]),
  }),
  reply: done,
})

export const removeConnection = write({
  method: 'DELETE',
  path: '/api/model-connections/:purpose',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: done,
})

/** Asks the service something small and says what came of it. */
export const testConnection = read({
  path: '/api/model-connections/:purpose/test',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    fault: z.enum(faults).nullable(),
    /** The HTTP status, where the service gave one. */
    status: z.number().nullable(),
    milliseconds: z.number(),
  }),
})

/** What may be asked for here, so that no screen shows a button that does nothing. */
export const readUses = read({
  path: '/api/assistant',
  access: { signedIn: 'screens show what there is to ask' },
  input: nothing,
  reply: z.object({ uses: z.array(z.enum(uses)), hearsSpeech: z.boolean() }),
  refreshOn: [connectionSaved, connectionRemoved],
})

/** What is asked for, in the language that the answer is wanted in. */
export const question = z.object({ use: z.enum(uses), language: z.enum(['zh-CN', 'en']) })

/** One line of an answer while it is being written, and its last line. */
export const answerLine = z.union([
  z.object({ written: z.number() }),
  z.object({ text: z.string(), model: z.string() }),
  z.object({ labelId: id.nullable(), reason: z.string(), model: z.string() }),
  z.object({ fault: z.enum(faults), retryAfterSeconds: z.number().nullable() }),
])
