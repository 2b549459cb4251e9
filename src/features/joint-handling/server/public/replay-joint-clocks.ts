import {
  type KeptAnswerClock,
  replayAnswerClocks,
} from '#features/clocks/server/public/replay-answer-clocks.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { loggedTasks } from '../logged-tasks.query.ts'

type Row = Awaited<ReturnType<typeof loggedTasks>>[number]

/** Reckons the answer clocks of sub-tasks anew from their log alone and says where a row differs; `clocks` is how many were looked at. */
export const replayJointClocks = (db: ReadHandle) =>
  replayAnswerClocks(db, {
    of: 'joint_task_id',
    obligation: 'joint_task',
    page: async (after, limit) => (await loggedTasks(db, { after, limit })).map(clockOf),
  })

const clockOf = (row: Row): KeptAnswerClock => ({
  id: row.id,
  ticket: row.number,
  cycle: row.cycle,
  startedAt: row.clock_started_at,
  targetMs: row.target_ms,
  warn50At: row.warn_50_at,
  warn80At: row.warn_80_at,
  dueAt: row.due_at instanceof Date ? row.due_at : null,
  nextWakeAt: row.next_wake_at,
  breachedAt: row.breached_at,
  answeredAt: row.state === 'answered' ? row.ended_at : null,
  calendarVersion: row.calendar_version,
})
