import type { ColumnType, Generated } from 'kysely'
import type { Answer, CallbackOutcome } from '../domain/answering.ts'
import type { Result } from '../domain/attempting.ts'

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
