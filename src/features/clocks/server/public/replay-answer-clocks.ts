import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Replayed, replayed } from '../../domain/clock-log.ts'
import { calendarsEver, logOf, type StoredEntry } from '../clock-log.query.ts'
import type { AnswerClock } from '../clock-log.store.ts'
import type { ClockDifference } from './replay-clocks.ts'

const batch = 1000

/** An answer clock as its room keeps it, with the number of its ticket. */
export interface KeptAnswerClock {
  readonly id: string
  readonly ticket: string
  readonly cycle: number
  readonly startedAt: Date | null
  readonly targetMs: number | null
  readonly warn50At: Date | null
  readonly warn80At: Date | null
  readonly dueAt: Date | null
  /** When it speaks next; null once it was missed. */
  readonly nextWakeAt: Date | null
  readonly breachedAt: Date | null
  readonly answeredAt: Date | null
  /** 0 where every hour counts. */
  readonly calendarVersion: number | null
}

interface Replaying {
  readonly of: AnswerClock['of']
  /** What differences call these clocks. */
  readonly obligation: string
  /** So many clocks whose log was kept, in the order of their ids, after one. */
  page(after: string | null, limit: number): Promise<KeptAnswerClock[]>
}

/** Reckons the answer clocks of a room anew from their log alone and says where a row differs; `clocks` is how many were looked at. */
export async function replayAnswerClocks(
  db: ReadHandle,
  { of, obligation, page }: Replaying,
): Promise<{ clocks: number; differences: ClockDifference[] }> {
  const calendarOf = await calendarsEver(db)
  const differences: ClockDifference[] = []
  let clocks = 0
  for (let after: string | null = null; ; ) {
    const kept: KeptAnswerClock[] = await page(after, batch)
    if (kept.length === 0) return { clocks, differences }
    const log = await logOf(
      db,
      kept.map(({ id }) => id),
      of,
    )
    for (const clock of kept) {
      const about = { ticket: clock.ticket, clockId: clock.id, obligation, cycle: clock.cycle }
      const entries = log.get(clock.id) ?? []
      const found = differencesOf(clock, entries, replayed(entries, calendarOf))
      differences.push(...found.map((one) => ({ ...about, ...one })))
    }
    clocks += kept.length
    after = (kept.at(-1) as KeptAnswerClock).id
  }
}

type Difference = Pick<ClockDifference, 'field' | 'kept' | 'replayed'>

function differencesOf(
  clock: KeptAnswerClock,
  entries: readonly StoredEntry[],
  result: Replayed | null,
): Difference[] {
  if (result === null) return [{ field: 'log', kept: String(isoOf(clock.dueAt)), replayed: 'no start' }]
  const [kept, wanted] = [keptOf(clock), wantedOf(result, entries.at(-1)?.calendarVersion ?? 0)]
  return (Object.keys(kept) as (keyof typeof kept)[])
    .filter((field) => kept[field] !== wanted[field])
    .map((field) => ({ field, kept: String(kept[field]), replayed: String(wanted[field]) }))
}

const isoOf = (at: Date | number | null) => (at === null ? null : new Date(at).toISOString())

const keptOf = ({ targetMs, calendarVersion, ...clock }: KeptAnswerClock) => ({
  startedAt: isoOf(clock.startedAt),
  targetMs,
  warn50At: isoOf(clock.warn50At),
  warn80At: isoOf(clock.warn80At),
  dueAt: isoOf(clock.dueAt),
  nextWakeAt: isoOf(clock.nextWakeAt),
  breachedAt: isoOf(clock.breachedAt),
  answeredAt: isoOf(clock.answeredAt),
  calendarVersion,
})

const wantedOf = ({ terms, standing }: Replayed, calendarVersion: number): ReturnType<typeof keptOf> => ({
  startedAt: isoOf(terms.startedAt),
  targetMs: terms.targetMs,
  warn50At: isoOf(standing.warn50At),
  warn80At: isoOf(standing.warn80At),
  dueAt: isoOf(standing.dueAt),
  nextWakeAt: isoOf(standing.nextWakeAt),
  breachedAt: isoOf(standing.breachedAt),
  answeredAt: isoOf(standing.metAt),
  calendarVersion,
})
