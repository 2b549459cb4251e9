import {
  type KeptAnswerClock,
  replayAnswerClocks,
} from '#features/clocks/server/public/replay-answer-clocks.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { loggedLetters } from '../logged-letters.query.ts'

type Row = Awaited<ReturnType<typeof loggedLetters>>[number]

/** Reckons the clocks of letters anew from their log alone and says where a row differs; `clocks` is how many were looked at. */
export const replayLetterClocks = (db: ReadHandle) =>
  replayAnswerClocks(db, {
    of: 'letter_id',
    obligation: 'supervision_letter',
    page: async (after, limit) => (await loggedLetters(db, { after, limit })).map(clockOf),
  })

const clockOf = (row: Row): KeptAnswerClock => ({
  id: row.id,
  ticket: row.number,
  cycle: row.cycle,
  startedAt: row.clock_started_at,
  targetMs: row.target_ms,
  warn50At: row.warn_50_at,
  warn80At: row.warn_80_at,
  dueAt: row.due_at,
  // Once it was missed, its wake-up is for whoever stands higher.
  nextWakeAt: row.breached_at === null ? row.next_wake_at : null,
  breachedAt: row.breached_at,
  answeredAt: row.answered_at,
  calendarVersion: row.calendar_version,
})
