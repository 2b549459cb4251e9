import type { ColumnType, Generated } from 'kysely'
import type { Answer, CallbackOutcome } from '../domain/answering.ts'
import type { Result } from '../domain/attempting.ts'
import type { Way } from '../domain/message-first.ts'
import type { Said, Step } from '../domain/script.ts'

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
    handled_by: ColumnType<string[], string[] | undefined, string[]>
    next_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    wish_from: ColumnType<number | null, number | null | undefined, number | null>
    wish_to: ColumnType<number | null, number | null | undefined, number | null>
    /** Until then an answer to a message is waited for; null: people call. */
    waits_until: ColumnType<Date | null, Date | null | undefined, Date | null>
    draw_id: ColumnType<string | null, string | null | undefined, string | null>
  }
  callback_attempts: {
    id: string
    callback_id: string
    attempt: number
    channel: string
    reached: boolean
    result: Result
    answer: Answer | null
    solved: boolean | null
    missing: string | null
    note: string | null
    at: Date
    by: string | null
    script_id: ColumnType<string | null, string | null | undefined, never>
    script_version: ColumnType<number | null, number | null | undefined, never>
    script_answers: ColumnType<{ asked: Said; answer: Said }[] | null, string | undefined, string | null>
  }
  callback_message_rules: {
    org_unit_id: string
    active: boolean
    ways: Way[]
    wait_hours: number
    set_at: Date
    set_by: string | null
  }
  callback_link_key: { only_one: Generated<boolean>; key: Buffer }
  callback_messages: {
    callback_id: string
    asked_at: Date
    way: Way
    answered_at: Date | null
    solved: boolean | null
    satisfied: boolean | null
    comment: string | null
  }
  callback_scripts: { id: string; version: number; archived_at: Date | null }
  callback_script_versions: {
    script_id: string
    version: number
    level: number
    label_id: string | null
    kinds: string[]
    name_zh: string
    name_en: string
    steps: ColumnType<Step[], string, string>
    since: Date
    by: string | null
  }
  callback_rule: {
    only_one: Generated<boolean>
    inspection_share: number
    inspection_hours: number
    supervision_hours: number
    set_at: Date
    set_by: string | null
  }
  callback_draws: {
    id: string
    commitment: string
    sealed_seed: string
    prepared_at: Date
    seed: string | null
    drawn_at: Date | null
    since: Date | null
    until: Date | null
    share: number | null
    population: number | null
    chosen: number | null
    abandoned_at: Date | null
  }
  callback_lots: {
    draw_id: string
    ticket_id: string
    cycle: number
    org_unit_id: string
    kind: string
    chosen: boolean
  }
}
