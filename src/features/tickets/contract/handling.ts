import { z } from 'zod'
import { compensationWish } from '#features/compensation/contract.ts'
import { attachedFiles } from '#platform/contract/attached-files.ts'
import { nothing, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import {
  contactChannel,
  holdReason,
  messagePurpose,
  outcome,
  ticketKind,
  ticketState,
  tier,
  urgency,
  withdrawReason,
} from '../contract.ts'
import { reviewReasons } from '../domain/reviewing.ts'

/** The version the person saw; another one in the database means that somebody changed the ticket meanwhile. */
const seen = z.object({ version: z.coerce.number().int().positive() })
const changed = z.object({ ticketId: id, state: ticketState, cycle: z.number(), version: z.number() })
const text = z.string().trim().min(1).max(10_000)

const resolution = z.object({
  outcome,
  solution: text,
  causeLabelId: id.nullish(),
})

/** Opens a ticket from a feedback by hand; with `solvedOnCall` it is resolved in the same breath. */
export const openTicket = write({
  method: 'POST',
  path: '/api/tickets',
  access: 'tickets.open',
  input: z.object({
    feedbackId: id,
    kind: ticketKind.optional(),
    urgency: urgency.optional(),
    tier: tier.optional(),
    labelId: id.nullish(),
    title: z.string().trim().min(1).max(120).optional(),
    solvedOnCall: resolution.optional(),
  }),
  reply: changed.extend({ number: z.string() }),
})

export const acceptTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/acceptance',
  access: 'tickets.handle',
  input: seen,
  reply: changed,
})

/** Starts the work; a ticket that was not accepted yet is accepted with it. */
export const startTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/start',
  access: 'tickets.handle',
  input: seen,
  reply: changed,
})

/** Records that the customer was called or written to, and whether they were reached. */
export const recordContact = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/contacts',
  access: 'tickets.handle',
  input: z.object({ channel: contactChannel, reached: z.boolean() }),
  reply: changed,
})

export const holdTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/hold',
  access: 'tickets.handle',
  input: seen.extend({ reason: holdReason, note: z.string().trim().max(2000).nullish() }),
  reply: changed,
})

export const releaseTicket = write({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/hold',
  access: 'tickets.handle',
  input: seen,
  reply: changed,
})

export const writeNote = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/notes',
  access: 'tickets.write_note',
  input: z.object({
    text,
    /** Colleagues named in it: they are told, and follow the ticket from now on. */
    mentions: z.array(id).max(20).default([]),
    files: attachedFiles,
  }),
  reply: changed.extend({ noteId: id }),
})

/** A message that the customer sees on their tracking page. */
export const sendMessage = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/messages',
  access: 'tickets.message',
  input: z.object({ text, purpose: messagePurpose.default('progress'), files: attachedFiles }),
  reply: changed.extend({ messageId: id }),
})

/** Writes down what the customer answered by phone or mail, with what they sent along; it ends a hold for the customer. */
export const recordReply = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/replies',
  access: 'tickets.message',
  input: z.object({ text, files: attachedFiles }),
  reply: changed.extend({ messageId: id }),
})

export const changeTicket = write({
  method: 'PATCH',
  path: '/api/tickets/:ticketId',
  access: 'tickets.handle',
  input: seen.extend({
    title: z.string().trim().min(1).max(120).optional(),
    kind: ticketKind.optional(),
    tier: tier.optional(),
    urgency: urgency.optional(),
    labelId: id.nullable().optional(),
    unitId: id.optional(),
    /** Merged into the fields already there; null removes one. */
    custom: z.record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.null()])).optional(),
  }),
  reply: changed,
})

/** Adds a further feedback about the same matter. */
export const linkFeedback = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/feedbacks',
  access: 'tickets.handle',
  input: z.object({ feedbackId: id }),
  reply: changed,
})

export const confirmPoint = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/confirmations/:code',
  access: 'tickets.handle',
  input: z.object({ confirmed: z.boolean() }),
  reply: changed,
})

/** Names what was done and tells the customer; earlier steps that were skipped are taken with it. */
export const resolveTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/resolution',
  access: 'tickets.handle',
  input: seen.extend(resolution.shape).extend({
    /** Offered with the solution, under the same limits, approvals and budgets as any other; the solution is its reason. */
    compensation: compensationWish.nullish(),
    /** The words the customer reads on the tracking page; left out, nothing is sent. */
    message: text.optional(),
  }),
  reply: changed,
})

/**
 * A person's judgement that the customer agrees; answers to calls and surveys verify by themselves. Refused with
 * `tickets.customerNotHeard` while the customer was neither reached nor heard since the resolution.
 */
export const verifyTicketByHand = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/verification',
  access: 'tickets.close',
  input: seen,
  reply: changed,
})

/** Refused with `tickets.openConfirmations` {missing} while a required confirmation is open. */
export const closeTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/closure',
  access: 'tickets.close',
  input: seen,
  reply: changed,
})

/** Refused with `tickets.customerDidNotAsk` where a resolved ticket's customer was neither reached nor heard since. */
export const reopenTicketByHand = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/reopening',
  access: 'tickets.handle',
  input: seen.extend({ reason: z.enum(['customer_asked', 'found_unsolved']) }),
  reply: changed,
})

/**
 * The solution stands although the customer is dissatisfied: they are told why, and the external ways of the policy with it. Refused with
 * `tickets.nothingToReview` unless a dissatisfied answer reopened the ticket, and with `tickets.ownReview` to those who handled it.
 */
export const reviewTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/review',
  access: 'callbacks.supervise',
  input: seen.extend({ reason: z.enum(reviewReasons), message: text }),
  reply: changed,
})

export const withdrawTicket = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/withdrawal',
  access: 'tickets.close',
  input: seen.extend({ reason: withdrawReason }),
  reply: changed,
})

/** How to reach the ticket's customer, in one click for whoever handles it; it leaves `customers.unmasked`. */
export const revealContact = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/contact-reveals',
  access: 'tickets.handle',
  input: nothing,
  reply: z.object({ phone: z.string().nullable(), email: z.string().nullable() }),
  kept: () => null,
})
