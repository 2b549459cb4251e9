import type { ColumnType, Selectable } from 'kysely'
import type { z } from 'zod'
import type { macroSteps } from '#features/macros/contract.ts'
import type { Outcome, State } from '../domain/life.ts'

type Steps = z.output<typeof macroSteps>
type Json<Value> = ColumnType<Value, string, string>

/** The tables this feature owns. */
export interface BulkDeedsTables {
  bulk_deeds: {
    id: string
    person_id: string
    macro_name: string | null
    steps: Json<Steps>
    state: State
    tickets: number
    done: ColumnType<number, never, number>
    refused: ColumnType<number, never, number>
    undone: ColumnType<number, never, number>
    kept: ColumnType<number, never, number>
    planned_at: Date
    started_at: Date | null
    finished_at: Date | null
    moved_at: Date
  }
  bulk_deed_tickets: {
    bulk_deed_id: string
    position: number
    ticket_id: string
    outcome: Outcome | null
    code: string | null
    before: Json<Record<string, string | number | null>> | null
    held: boolean
    version: number | null
    at: Date | null
  }
}

export type BulkDeed = Selectable<BulkDeedsTables['bulk_deeds']>
export type BulkTicket = Selectable<BulkDeedsTables['bulk_deed_tickets']>
