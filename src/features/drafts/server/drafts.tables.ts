import type { MessagePurpose } from '#features/tickets/domain/codes.ts'
import type { draftKinds } from '../contract.ts'
import type { StopReason } from '../domain/leaving.ts'

/** The tables this feature owns. */
export interface DraftsTables {
  drafts: {
    person_id: string
    ticket_id: string
    what: (typeof draftKinds)[number]
    text: string
    changed_at: Date
  }
  ticket_visits: {
    person_id: string
    ticket_id: string
    seen_at: Date
  }
  waiting_replies: {
    message_id: string
    ticket_id: string
    person_id: string
    purpose: MessagePurpose
    text: string
    written_at: Date
    leaves_at: Date
    planned: boolean
    stopped: StopReason | null
  }
}
