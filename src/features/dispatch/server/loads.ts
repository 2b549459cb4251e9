import type { DispatchTables } from './dispatch.tables.ts'

/** What somebody holds, and when they last got something. */
export interface Load {
  readonly load: number
  readonly lastAssignedAt: number | null
  readonly turn: number
}
export const noLoad: Load = { load: 0, lastAssignedAt: null, turn: 0 }

/** A load as its row has it. */
export const loadOf = (row: DispatchTables['agent_loads']): Load => ({
  load: row.load,
  lastAssignedAt: row.last_assigned_at?.getTime() ?? null,
  turn: Number(row.turn),
})
