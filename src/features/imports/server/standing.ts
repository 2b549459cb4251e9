import { canDo, type Deed, type Standing } from '../domain/life.ts'
import type { Import } from './imports.tables.ts'

const standingOf = (row: Import): Standing => ({
  state: row.state,
  looked: row.headers !== null,
  taken: row.taken,
  hasFile: row.parts.length > 0,
  started: row.started_at !== null,
})

/** Whether a deed is possible with an import now. */
export const isPossible = (deed: Deed, row: Import): boolean => canDo(deed, standingOf(row))
