import type { Answer, CallbackOutcome } from '../domain/answering.ts'

/** The tables this feature owns. */
export interface CallbacksTables {
  callbacks: {
    id: string
    ticket_id: string
    cycle: number
    level: number
    handler_id: string | null
    org_unit_id: string
    unit_1: string
    unit_2: string | null
    unit_3: string | null
    unit_4: string | null
    unit_5: string | null
    unit_6: string | null
    requested_at: Date
    due_at: Date
    state: 'open' | 'done' | 'cancelled'
    outcome: CallbackOutcome | null
    ended_at: Date | null
  }
  callback_attempts: {
    id: string
    callback_id: string
    attempt: number
    channel: string
    reached: boolean
    answer: Answer | null
    note: string | null
    at: Date
    by: string | null
  }
}
