import type { ColumnType } from 'kysely'
import type { Quality } from '../domain/learning.ts'
import type { CompletionModel } from '../domain/model.ts'

/** The tables this feature owns. */
export interface CompletionTimesTables {
  completion_models: {
    id: string
    learnt_at: Date
    cases: number
    model: ColumnType<CompletionModel, string, never>
    quality: ColumnType<Quality, string, never>
  }
  completion_watches: {
    ticket_id: string
    cycle: number
    model_id: string
    due_at: Date
    wake_at: Date | null
    told_at: Date | null
  }
}
