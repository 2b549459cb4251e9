import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { macroSteps } from '../contract.ts'
import type { Standing } from '../domain/steps.ts'

export type MacroSteps = z.output<typeof macroSteps>
type Json<Value> = ColumnType<Value, string, string>

/** The tables this feature owns. */
export interface MacrosTables {
  macros: {
    id: string
    owner_id: string | null
    org_unit_id: string | null
    name: string
    steps: Json<MacroSteps>
    changed_at: Date
    changed_by: string | null
    archived_at: Date | null
  }
  macro_runs: {
    id: string
    macro_id: string
    ticket_id: string
    person_id: string
    at: Date
    version: number
    before: Json<Partial<Standing['fields']>>
    held: boolean
    message_id: string | null
    undoable: boolean
    undone_at: Date | null
  }
}
