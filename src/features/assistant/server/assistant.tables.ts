import type { Purpose, Use } from '../domain/uses.ts'

/** The tables this feature owns. */
export interface AssistantTables {
  model_connections: {
    purpose: Purpose
    address: string
    model: string
    key_sealed: string | null
    uses: Use[]
    saved_at: Date
    saved_by: string | null
  }
}
