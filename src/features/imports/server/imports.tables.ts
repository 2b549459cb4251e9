import type { ColumnType, Generated, Selectable } from 'kysely'
import type { DateOrder, Mapping, Target } from '../domain/fields.ts'
import type { Mode, State } from '../domain/life.ts'
import type { Fault } from '../domain/reading-row.ts'

type Json<Shape> = ColumnType<Shape, string, string>
export type Format = 'xlsx' | 'csv' | 'jsonl'

/** What was guessed of the columns, in their order. */
export interface Guess {
  readonly columns: readonly { readonly target: Target; readonly confidence: number }[]
  readonly dateOrder: DateOrder
}

/** Why an import stopped by itself: a refusal's code and facts. */
export interface Failure {
  readonly code: string
  readonly facts: Record<string, unknown>
}

/** The tables this feature owns. */
export interface ImportsTables {
  imports: {
    id: string
    file_name: string
    format: Format
    bytes: number
    sha256: Buffer | null
    parts: string[]
    origin: 'upload' | 'command_line'
    state: State
    mode: Mode | null
    encoding: string | null
    headers: string[] | null
    header_row: number | null
    signature: string | null
    preview: Json<string[][] | null> | null
    guess: Json<Guess | null> | null
    mapping: Json<Mapping | null> | null
    remembered: Generated<boolean>
    rows_total: number | null
    last_row: Generated<number>
    taken: Generated<number>
    known: Generated<number>
    rejected: Generated<number>
    checked_at: Date | null
    attempts: Generated<number>
    moved_at: Date
    failure: Json<Failure | null> | null
    created_at: Date
    created_by: string | null
    started_at: Date | null
    finished_at: Date | null
    undone_at: Date | null
    removed: number | null
    kept: number | null
    forgotten_at: Date | null
  }
  import_rejects: {
    import_id: string
    row_number: number
    faults: Json<Fault[]>
    cells: Json<string[]>
  }
  import_mappings: {
    signature: string
    mapping: Json<Mapping>
    saved_at: Date
    saved_by: string | null
  }
}

/** An import as it stands in the table. */
export type Import = Selectable<ImportsTables['imports']>
