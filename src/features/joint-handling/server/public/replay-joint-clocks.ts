import type { Selectable } from 'kysely'
import { replayedJointClocks } from '#features/clocks/server/public/joint-clock-log.ts'
import type { ClockDifference } from '#features/clocks/server/public/replay-clocks.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { JointTaskRow } from '../joint-handling.tables.ts'
import { loggedTasks } from '../logged-tasks.query.ts'

const batch = 1000

type Row = Selectable<JointTaskRow> & { readonly number: string }
type Replayed =
  Awaited<ReturnType<typeof replayedJointClocks>> extends ReadonlyMap<string, infer R> ? R : never

/** Reckons the answer clocks of sub-tasks anew from their log alone and says where a row differs; `clocks` is how many were looked at. */
export async function replayJointClocks(
  db: ReadHandle,
): Promise<{ clocks: number; differences: ClockDifference[] }> {
  const differences: ClockDifference[] = []
  let clocks = 0
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await loggedTasks(db, { after, limit: batch })
    if (rows.length === 0) return { clocks, differences }
    const replayed = await replayedJointClocks(
      db,
      rows.map(({ id }) => id),
    )
    for (const row of rows) differences.push(...differencesOf(row, replayed.get(row.id)))
    clocks += rows.length
    after = (rows.at(-1) as Row).id
  }
}

function differencesOf(row: Row, result: Replayed | undefined): ClockDifference[] {
  const about = { ticket: row.number, clockId: row.id, obligation: 'joint_task', cycle: row.cycle }
  if (result === undefined) return [{ ...about, field: 'log', kept: row.state, replayed: 'no start' }]
  const [kept, wanted] = [keptOf(row), wantedOf(result)]
  return (Object.keys(kept) as (keyof typeof kept)[])
    .filter((field) => kept[field] !== wanted[field])
    .map((field) => ({ ...about, field, kept: String(kept[field]), replayed: String(wanted[field]) }))
}

const iso = (at: Date | number | null) => (at instanceof Date ? at.toISOString() : null)
const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

const keptOf = (row: Row) => ({
  startedAt: iso(row.clock_started_at),
  targetMs: row.target_ms,
  warn50At: iso(row.warn_50_at),
  warn80At: iso(row.warn_80_at),
  dueAt: iso(row.due_at),
  nextWakeAt: iso(row.next_wake_at),
  breachedAt: iso(row.breached_at),
  answeredAt: row.state === 'answered' ? iso(row.ended_at) : null,
  calendarVersion: row.calendar_version,
})

const wantedOf = ({ terms, standing, calendarVersion }: Replayed): ReturnType<typeof keptOf> => ({
  startedAt: isoOf(terms.startedAt),
  targetMs: terms.targetMs,
  warn50At: isoOf(standing.warn50At),
  warn80At: isoOf(standing.warn80At),
  dueAt: isoOf(standing.dueAt),
  nextWakeAt: isoOf(standing.nextWakeAt),
  breachedAt: isoOf(standing.breachedAt),
  answeredAt: isoOf(standing.metAt),
  calendarVersion: calendarVersion ?? 0,
})
