import { z } from 'zod'
import { clockEvents } from '#features/clocks/contract.ts'
import { customerChanged } from '#features/customers/contract.ts'
import { ticketEvents } from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'

export const cannedReplySaved = event('canned-replies.saved', {
  subject: 'canned-reply',
  readWith: 'canned-replies.use',
  facts: z.object({
    change: z.enum(['created', 'changed', 'removed']),
    /** Null for a person's own. */
    orgUnitId: id.nullable(),
  }),
})
export const signatureSaved = event('canned-replies.signature_saved', {
  subject: 'person',
  readWith: 'canned-replies.use',
  facts: z.object({}),
})
export const cannedReplyEvents = [cannedReplySaved, signatureSaved] as const
export const cannedReplyPermissions = ['canned-replies.use', 'canned-replies.share'] as const

const access = 'canned-replies.use'
const words = z.string().trim().max(5000).nullable()
const fewWords = z.string().trim().max(300).nullable()

const reply = z.object({
  id,
  title: z.string(),
  shortcut: z.string().nullable(),
  textZh: z.string().nullable(),
  textEn: z.string().nullable(),
  folder: z.string(),
  tags: z.array(z.string()),
  /** Whose it is: null for one's own. */
  unit: z.object({ id, name: z.string() }).nullable(),
  /** How often it was taken: by everybody, and by the asker. */
  uses: z.number().int(),
  ownUses: z.number().int(),
  lastUsedAt: moment.nullable(),
  changedAt: moment,
  can: z.object({ change: z.boolean() }),
})

/** One's own replies, and those of one's unit and the units above it; with them those of units one keeps replies for. */
export const listCannedReplies = read({
  path: '/api/canned-replies',
  access,
  input: nothing,
  reply: z.object({ replies: z.array(reply), can: z.object({ share: z.boolean() }) }),
  refreshOn: [cannedReplySaved],
})

const replyInput = z.object({
  title: z.string().trim().min(1).max(60),
  /** Letters, figures and 汉字, without spaces. */
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .max(20)
    .regex(/^[\p{Letter}\p{Number}_-]*$/u)
    .nullable()
    .default(null),
  textZh: words.default(null),
  textEn: words.default(null),
  folder: z.string().trim().max(40).default(''),
  tags: z.array(z.string().trim().min(1).max(20)).max(10).default([]),
  /** The unit that shares it; null keeps it to oneself. */
  unitId: id.nullable().default(null),
})

export const addCannedReply = write({
  method: 'POST',
  path: '/api/canned-replies',
  access,
  input: replyInput,
  reply: z.object({ replyId: id }),
})

export const changeCannedReply = write({
  method: 'PUT',
  path: '/api/canned-replies/:replyId',
  access,
  input: replyInput,
  reply: done,
})

export const removeCannedReply = write({
  method: 'DELETE',
  path: '/api/canned-replies/:replyId',
  access,
  input: nothing,
  reply: done,
})

/** Counts that the reply was taken into a message. */
export const takeCannedReply = write({
  method: 'POST',
  path: '/api/canned-replies/:replyId/uses',
  access,
  input: nothing,
  reply: done,
  quiet: 'how often a text is taken is a habit, not a happening',
})

const signature = z.object({ textZh: fewWords, textEn: fewWords })

export const readSignature = read({
  path: '/api/reply-signature',
  access,
  input: nothing,
  reply: signature,
  refreshOn: [signatureSaved],
})

export const saveSignature = write({
  method: 'PUT',
  path: '/api/reply-signature',
  access,
  input: signature,
  reply: done,
})

/** What a reply to the ticket's customer is filled with. */
export const ticketReplyFacts = read({
  path: '/api/tickets/:ticketId/reply-facts',
  access: 'tickets.message',
  input: nothing,
  reply: z.object({
    customerName: z.string().nullable(),
    number: z.string(),
    title: z.string(),
    trackingNumber: z.string(),
    dueAt: moment.nullable(),
    agentName: z.string().nullable(),
    unitName: z.string(),
    organisation: z.string(),
    timeZone: z.string(),
    signature: z.object({ zh: z.string().nullable(), en: z.string().nullable() }),
    /** The language the customer wrote in. */
    language: z.enum(['zh-CN', 'en']),
  }),
  refreshOn: [...ticketEvents, ...clockEvents, customerChanged, signatureSaved],
})
