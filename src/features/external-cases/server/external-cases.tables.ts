import type { ColumnType } from 'kysely'
import type { State, Step } from '../domain/life.ts'
import type { Source } from '../domain/sources.ts'

type Day = ColumnType<string, string, string>

export interface ExternalCaseRow {
  id: string
  ticket_id: string
  source: Source
  source_name: string | null
  number: string | null
  number_key: string | null
  /** Written by the database. */
  number_digits: ColumnType<string | null, never, never>
  received_on: Day
  due_by: 'statute' | 'working_days' | 'natural_days' | 'date'
  due_statute: string | null
  due_days: number | null
  due_on: Day
  due_at: Date
  remind_3_at: Date
  remind_1_at: Date
  next_wake_at: Date | null
  official: string | null
  state: State
  replied_on: ColumnType<string | null, string | null, string | null>
  version: number
}

/** The tables this feature owns. */
export interface ExternalCasesTables {
  external_cases: ExternalCaseRow
  external_case_moves: {
    external_case_id: string
    from_id: string
    to_id: string
    at: Date
    returned_at: Date | null
  }
  external_case_steps: {
    id: string
    external_case_id: string
    step: Step | 'add' | 'change'
    words: string | null
    at: Date
    by: string | null
  }
}
