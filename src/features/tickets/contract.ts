import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import {
  contactChannels,
  holdReasons,
  messagePurposes,
  outcomes,
  reopenReasons,
  ticketKinds,
  urgencies,
  verifiers,
  withdrawCauses,
  withdrawReasons,
} from './domain/codes.ts'
import { confirmationCodes } from './domain/confirmations.ts'
import { ticketStates } from './domain/lifecycle.ts'
import { reviewReasons } from './domain/reviewing.ts'

/** Codes shared by the endpoints in contract/ and by neighbours. */
export const ticketKind = z.enum(ticketKinds)
export const urgency = z.enum(urgencies)
export const tier = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const ticketState = z.enum(ticketStates)
export const holdReason = z.enum(holdReasons)
export const outcome = z.enum(outcomes)
export const verifier = z.enum(verifiers)
export const reopenReason = z.enum(reopenReasons)
export const withdrawReason = z.enum(withdrawReasons)
export const withdrawCause = z.enum(withdrawCauses)
export const contactChannel = z.enum(contactChannels)
export const messagePurpose = z.enum(messagePurposes)
export const confirmationCode = z.enum(confirmationCodes)

const cycle = z.number().int().positive()
const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

/** What figures are cut by; carried by every event that figures count. */
const dimensions = {
  cycle,
  kind: ticketKind,
  urgency,
  tier,
  labelId: id.nullable(),
  orgUnitId: id,
  assigneeId: id.nullable(),
  customerId: id.nullable(),
  /** When this cycle began: the opening, or the reopening. */
  cycleSince: moment,
}

export const ticketOpened = event('tickets.opened', {
  ...ofTicket,
  facts: z.object({
    ...dimensions,
    feedbackId: id,
    how: z.enum(['analysis', 'hand', 'call', 'split', 'survey', 'alert']),
  }),
})
export const ticketAccepted = event('tickets.accepted', { ...ofTicket, facts: z.object({ cycle }) })
export const ticketStarted = event('tickets.started', { ...ofTicket, facts: z.object({ cycle }) })
/** `first`: nobody had reached the customer in this cycle before. An attempt that reached nobody is recorded with reached false. */
export const ticketContacted = event('tickets.contacted', {
  ...ofTicket,
  facts: z.object({ ...dimensions, channel: contactChannel, reached: z.boolean(), first: z.boolean() }),
})
export const ticketHeld = event('tickets.held', {
  ...ofTicket,
  facts: z.object({ cycle, reason: holdReason }),
})
export const ticketReleased = event('tickets.released', {
  ...ofTicket,
  facts: z.object({ cycle, reason: holdReason, by: z.enum(['person', 'customer_reply', 'ended']) }),
})
export const ticketResolved = event('tickets.resolved', {
  ...ofTicket,
  facts: z.object({
    ...dimensions,
    outcome,
    causeLabelId: id.nullable(),
    /** Compensation in the smallest unit of the currency (分); null when none was given. */
    compensation: z.number().int().nonnegative().nullable(),
    /** From the beginning of the cycle, in milliseconds of calendar time. */
    tookMs: z.number().int().nonnegative(),
    onFirstContact: z.boolean(),
  }),
})
export const ticketVerified = event('tickets.verified', {
  ...ofTicket,
  facts: z.object({ ...dimensions, by: verifier }),
})
export const ticketClosed = event('tickets.closed', {
  ...ofTicket,
  facts: z.object({ ...dimensions, verifiedBy: verifier, tookMs: z.number().int().nonnegative() }),
})
/** `cycle` is the new one. */
export const ticketReopened = event('tickets.reopened', {
  ...ofTicket,
  facts: z.object({ ...dimensions, reason: reopenReason }),
})
export const ticketWithdrawn = event('tickets.withdrawn', {
  ...ofTicket,
  facts: z.object({ ...dimensions, reason: withdrawCause }),
})
/** A dissatisfied answer was reviewed: the solution stands, and the customer was told why by the message. */
export const ticketReviewed = event('tickets.reviewed', {
  ...ofTicket,
  facts: z.object({ cycle, reason: z.enum(reviewReasons), messageId: id }),
})
/** `mentions`: the colleagues it names; notes written before there were mentions have none. */
export const ticketNoted = event('tickets.noted', {
  ...ofTicket,
  facts: z.object({ cycle, noteId: id, mentions: z.array(id).optional() }),
})
export const ticketMessageSent = event('tickets.message_sent', {
  ...ofTicket,
  facts: z.object({ cycle, messageId: id, purpose: messagePurpose }),
})
export const ticketCustomerReplied = event('tickets.customer_replied', {
  ...ofTicket,
  facts: z.object({ cycle, messageId: id, assigneeId: id.nullable(), state: ticketState }),
})
const changedValue = z.union([z.string(), z.number(), z.null()])
/** `from` and `to` hold codes and ids; free texts (title, custom fields) are named in `fields` only. */
export const ticketChanged = event('tickets.changed', {
  ...ofTicket,
  facts: z.object({
    cycle,
    fields: z.array(z.string()),
    from: z.record(z.string(), changedValue),
    to: z.record(z.string(), changedValue),
  }),
})
/** What the customer added was judged together with their voice; `urgent` and `risks` are what was not known before. */
export const ticketJudgedAgain = event('tickets.judged_again', {
  ...ofTicket,
  facts: z.object({
    cycle,
    feedbackId: id,
    analysisVersion: z.number().int(),
    urgent: z.boolean(),
    risks: z.array(z.string()),
  }),
})
export const ticketConfirmed = event('tickets.confirmed', {
  ...ofTicket,
  facts: z.object({ cycle, code: confirmationCode, confirmed: z.boolean() }),
})
export const ticketFeedbackLinked = event('tickets.feedback_linked', {
  ...ofTicket,
  facts: z.object({ cycle, feedbackId: id }),
})
/** Something a person has to look at although the ticket is closed. */
export const ticketFlagged = event('tickets.flagged', {
  ...ofTicket,
  facts: z.object({ cycle, reason: z.enum(['dissatisfied_late', 'customer_replied_after_closing']) }),
})
export const ticketPolicyChanged = event('tickets.policy_changed', {
  subject: 'ticket-policy',
  readWith: 'tickets.read',
  facts: z.object({ fields: z.array(z.string()) }),
})

/** Everything that happens to a ticket in this room. */
/** A list was taken out as a file. It changes no ticket. */
export const ticketsExported = event('tickets.exported', {
  subject: 'ticket-export',
  readWith: 'audit.read',
  facts: z.object({ rows: z.number().int() }),
})

export const ticketEvents = [
  ticketOpened,
  ticketAccepted,
  ticketStarted,
  ticketContacted,
  ticketHeld,
  ticketReleased,
  ticketResolved,
  ticketVerified,
  ticketClosed,
  ticketReopened,
  ticketWithdrawn,
  ticketReviewed,
  ticketNoted,
  ticketMessageSent,
  ticketCustomerReplied,
  ticketChanged,
  ticketJudgedAgain,
  ticketConfirmed,
  ticketFeedbackLinked,
  ticketFlagged,
] as const

/** What this room lets people do. */
export const ticketPermissions = [
  'tickets.read',
  'tickets.open',
  'tickets.handle',
  'tickets.close',
  'tickets.write_note',
  'tickets.message',
] as const
