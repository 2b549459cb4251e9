import { filesOfRecords, type TicketFile } from '#features/ticket-files/server/public/files-of-records.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { WithdrawCause } from '../../domain/codes.ts'
import { type PublicStatus, publicStatus } from '../../domain/public-status.ts'
import { trackedMessages, trackedRegrouping, trackedTicket } from '../tracking.query.ts'

interface TrackedMessage {
  readonly id: string
  readonly text: string
  readonly at: Date
  readonly files: readonly TicketFile[]
}

export interface TrackedTicket {
  readonly id: string
  readonly number: string
  readonly status: PublicStatus
  /** Why we ended it; null where we did not. */
  readonly endedFor: WithdrawCause | null
  /** When the solution is promised; null once it is there, while we wait for them, or when nothing was promised. */
  readonly promisedAt: Date | null
  readonly cycle: number
  /** Since when it is handled again because it was not solved; null in the first cycle. */
  readonly reopenedAt: Date | null
  /** Messages written for the customer, oldest first, with the files sent along. What they wrote themselves is with their feedback. */
  readonly messages: readonly TrackedMessage[]
  /** The ticket the voice had before it was merged into this one, and when; null where it was not. */
  readonly joinedFrom: { readonly number: string; readonly at: Date } | null
  /** Numbers of the tickets that parts of the voice became. */
  readonly parts: readonly string[]
}

async function messagesWithFiles(db: ReadHandle, feedbackId: string): Promise<TrackedMessage[]> {
  const messages = await trackedMessages(db, feedbackId)
  const files = await filesOfRecords(
    db,
    messages.map(({ id }) => id),
  )
  return messages.map((one) => ({ ...one, files: files.filter(({ recordId }) => recordId === one.id) }))
}

/** What the sender of a feedback may know about its ticket; null while there is none. */
export async function ticketForTracking(db: ReadHandle, feedbackId: string): Promise<TrackedTicket | null> {
  const ticket = await trackedTicket(db, feedbackId)
  if (ticket === undefined) return null
  const { id, number, state, cycle, waitsForCustomer, reopenedAt, first, withdrawnFor } = ticket
  const status = publicStatus(state, {
    waitsForCustomer,
    tookBack: first && withdrawnFor === 'customer_withdrew',
  })
  return {
    id,
    number,
    status,
    endedFor: status === 'ended' ? withdrawnFor : null,
    // The clock follows a moment later; what is said must not wait for it.
    promisedAt: status === 'received' || status === 'in_progress' ? ticket.promisedAt : null,
    cycle,
    reopenedAt,
    messages: await messagesWithFiles(db, feedbackId),
    ...(await trackedRegrouping(db, feedbackId)),
  }
}
