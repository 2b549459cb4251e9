import type { ReadHandle } from '#platform/server/database/handles.ts'
import { replayed } from '../../domain/clock-log.ts'
import { ms } from '../clock-facts.ts'
import { calendarsEver, type LoggedClock, loggedClocks, logOf, type StoredEntry } from '../clock-log.query.ts'

const batch = 1000

/** A clock whose row is not what its log comes to; `field` is 'log' where the log itself is wanting. */
export interface ClockDifference {
  readonly ticket: string
  readonly clockId: string
  readonly obligation: string
  readonly cycle: number
  readonly field: string
  readonly kept: string
  readonly replayed: string
}

/** Reckons every clock anew from its log alone and says where its row differs; `clocks` is how many were looked at. */
export async function replayClocks(
  db: ReadHandle,
): Promise<{ clocks: number; differences: ClockDifference[] }> {
  const calendarOf = await calendarsEver(db)
  const differences: ClockDifference[] = []
  let clocks = 0
  for (let after: string | null = null; ; ) {
    const rows: LoggedClock[] = await loggedClocks(db, { after, limit: batch })
    if (rows.length === 0) return { clocks, differences }
    const log = await logOf(
      db,
      rows.map(({ id }) => id),
    )
    for (const row of rows) differences.push(...differencesOf(row, log.get(row.id) ?? [], calendarOf))
    clocks += rows.length
    after = (rows.at(-1) as LoggedClock).id
  }
}

function differencesOf(
  row: LoggedClock,
  entries: readonly StoredEntry[],
  calendarOf: Awaited<ReturnType<typeof calendarsEver>>,
): ClockDifference[] {
  const about = {
    ticket: row.number ?? row.ticket_id,
    clockId: row.id,
    obligation: row.obligation,
    cycle: row.cycle,
  }
  const result = replayed(entries, calendarOf)
  const last = entries.at(-1)
  if (result === null || last === undefined)
    return [{ ...about, field: 'log', kept: row.state, replayed: 'no start' }]
  const wanted = { ...result.terms, ...result.standing, ...versionsOf(last) }
  const kept = keptOf(row)
  return Object.entries(kept)
    .filter(([field, value]) => wanted[field as keyof typeof kept] !== value)
    .map(([field, value]) => ({
      ...about,
      field,
      kept: worded(value),
      replayed: worded(wanted[field as keyof typeof kept]),
    }))
}

const versionsOf = ({ policyId, policyVersion, calendarId, calendarVersion }: StoredEntry) => ({
  policy: `${policyId}/${policyVersion}`,
  calendar: `${calendarId}/${calendarVersion}`,
})

function keptOf(row: LoggedClock) {
  return {
    startedAt: row.started_at.getTime(),
    targetMs: row.target_ms,
    pausable: row.pausable,
    state: row.state,
    level: row.level,
    warn50At: ms(row.warn_50_at),
    warn80At: ms(row.warn_80_at),
    dueAt: ms(row.due_at),
    nextWakeAt: ms(row.next_wake_at),
    metAt: ms(row.met_at),
    breachedAt: ms(row.breached_at),
    endedAt: ms(row.ended_at),
    policy: `${row.policy_id}/${row.policy_version}`,
    calendar: `${row.calendar_id}/${row.calendar_version}`,
  }
}

/** Times as moments, everything else as it is. */
function worded(value: string | number | boolean | null): string {
  return typeof value === 'number' && value > 1e12 ? new Date(value).toISOString() : String(value)
}
