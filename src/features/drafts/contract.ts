import { z } from 'zod'
import { messagePurpose, ticketMessageSent } from '#features/tickets/contract.ts'
import { attachedFiles } from '#platform/contract/attached-files.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { stopReasons } from './domain/leaving.ts'
import { sendTimeKeys } from './domain/send-times.ts'

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

/** A reply waits to leave: for the seconds in which it can be taken back, or until the time its writer chose. */
export const replyWaits = event('drafts.reply_waits', {
  ...ofTicket,
  facts: z.object({ messageId: id, leavesAt: moment, planned: z.boolean() }),
})
export const replyTakenBack = event('drafts.reply_taken_back', {
  ...ofTicket,
  facts: z.object({ messageId: id }),
})
/** It did not leave at its time; its writer has to look. */
export const replyStopped = event('drafts.reply_stopped', {
  ...ofTicket,
  facts: z.object({ messageId: id, writerId: id, reason: z.enum(stopReasons) }),
})
export const draftEvents = [replyWaits, replyTakenBack, replyStopped] as const

const text = z.string().trim().min(1).max(10_000)

/** Sends a reply, which can be taken back until it leaves: after ten seconds, or at the time given. */
export const sendReply = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/waiting-replies',
  access: 'tickets.message',
  input: z.object({
    text,
    purpose: messagePurpose.default('progress'),
    leavesAt: moment.optional(),
    files: attachedFiles,
  }),
  reply: z.object({ messageId: id, leavesAt: moment }),
})

/** Gives back what was written, and its files, which may go with something else within a day. */
export const takeReplyBack = write({
  method: 'DELETE',
  path: '/api/tickets/:ticketId/waiting-replies/:messageId',
  access: 'tickets.message',
  input: nothing,
  reply: z.object({
    text: z.string(),
    purpose: messagePurpose,
    files: z.array(z.object({ id, name: z.string() })),
  }),
  kept: () => null,
})

/** The replies of a ticket that have not left yet, the next one first. */
export const waitingReplies = read({
  path: '/api/tickets/:ticketId/waiting-replies',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    replies: z.array(
      z.object({
        messageId: id,
        text: z.string(),
        purpose: messagePurpose,
        by: z.object({ id, name: z.string() }),
        writtenAt: moment,
        leavesAt: moment,
        planned: z.boolean(),
        stopped: z.enum(stopReasons).nullable(),
        can: z.object({ takeBack: z.boolean() }),
      }),
    ),
  }),
  refreshOn: [...draftEvents, ticketMessageSent],
})

/** Good times to send a reply later, by the calendar people work on. */
export const readSendTimes = read({
  path: '/api/tickets/:ticketId/send-times',
  access: 'tickets.message',
  input: nothing,
  reply: z.object({ times: z.array(z.object({ key: z.enum(sendTimeKeys), at: moment })) }),
})

/** Says that the asker looks at a ticket, and hears who else does. Said every quarter of a minute while its page is in sight. */
export const beHere = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/presence',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    others: z.array(
      z.object({
        id,
        name: z.string(),
        /** Whether they are writing to the customer. */
        writing: z.boolean(),
      }),
    ),
  }),
  quiet: 'who looks at a ticket is over in a minute',
})

export const draftKinds = ['reply', 'note', 'heard', 'solution'] as const
const draftKind = z.enum(draftKinds)

/** What the asker has begun to write on a ticket. */
export const readDrafts = read({
  path: '/api/tickets/:ticketId/drafts',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({ drafts: z.array(z.object({ what: draftKind, text: z.string(), changedAt: moment })) }),
})

/** Keeps what was written so far; an empty text lets go of it. */
export const keepDraft = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/drafts',
  access: 'tickets.read',
  input: z.object({ what: draftKind, text: z.string().max(10_000) }),
  reply: done,
  quiet: 'what is being written concerns nobody yet',
})
