import type { Generated } from 'kysely'
import type { MessagePurpose } from '#features/tickets/domain/codes.ts'
import type { AnswerRefusal } from '../domain/answering.ts'
import type { CloseReason } from '../domain/codes.ts'
import type { Place } from '../domain/rule.ts'

/** The tables this feature owns. */
export interface GroupEventsTables {
  /** At most one row. */
  group_event_rule: {
    only_one: Generated<boolean>
    voices: number
    customers: number
    hours: number
    likeness: number
    place: Place
    set_at: Date
    set_by: string | null
  }
  group_events: {
    id: string
    number: string
    component: string | null
    opened_at: Date
    since: Date
    expected: number
    needed: number
    window_hours: number
    alarmed_at: Date | null
    merged_into: string | null
    merged_at: Date | null
  }
  group_event_closures: {
    id: string
    event_id: string
    reason: CloseReason
    words: string | null
    at: Date
    by: string | null
    reopened_at: Date | null
    reopened_by: string | null
  }
  group_event_notes: { id: string; event_id: string; text: string; at: Date; by: string | null }
  group_event_answers: {
    id: string
    event_id: string
    text: string
    purpose: MessagePurpose
    at: Date
    by: string
    leaves_at: Date
    taken_back_at: Date | null
    finished_at: Date | null
  }
  group_event_answer_parts: {
    answer_id: string
    ticket_id: string
    state: 'waiting' | 'sent' | 'refused'
    reason: AnswerRefusal | null
  }
  group_event_voices: {
    feedback_id: string
    at: Date
    speaker: string
    saying: string
    fresh: boolean
    before: Generated<number[]>
    windows: Generated<number>
    core: Generated<boolean>
    component: string | null
    event_id: string | null
  }
  group_event_pairs: { one: string; other: string; likeness: number }
  group_event_removals: { feedback_id: string; event_id: string; at: Date; by: string | null }
  group_event_waiting: { feedback_id: string }
}
