import type { Standing } from '../domain/life.ts'
import type { Import } from './imports.tables.ts'

/** What decides what may be done with an import. */
export const standingOf = (row: Import): Standing => ({
  state: row.state,
  looked: row.headers !== null,
  taken: row.taken,
  hasFile: row.parts.length > 0,
  started: row.started_at !== null,
})
