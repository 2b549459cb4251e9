import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readOverview } from '../contract.ts'
import { figuresOf, periodBefore, type Tally } from '../domain/figures.ts'
import { clockStateBuckets, type Measure } from '../domain/measures.ts'
import { goalsInForce } from './goals.query.ts'
import { readLatestDay, readOpen, readSlices, type Slice, visibleUnits } from './slices.query.ts'

type Overview = ReplyOf<typeof readOverview>
type Name = Overview['voices']['byUnit'][number]['name']

const mostSlices = 20

function tallyOf(slices: readonly Slice[], period: Slice['period']): Tally {
  const tally: Partial<Record<Measure, Record<number, number>>> = {}
  for (const slice of slices) {
    if (slice.period !== period || slice.dimension !== 'bucket') continue
    const buckets = tally[slice.measure] ?? {}
    buckets[Number(slice.key)] = slice.n
    tally[slice.measure] = buckets
  }
  return tally
}

const totalOf = (tally: Tally, measure: Measure): number =>
  Object.values(tally[measure] ?? {}).reduce((sum, n) => sum + n, 0)

/** One slice for each value of a dimension, largest first, with the same value's count in the period before. */
function slicesBy(slices: readonly Slice[], dimension: Slice['dimension']): Overview['voices']['byKind'] {
  const byKey = new Map<string | null, { key: string | null; n: number; previous: number }>()
  for (const slice of slices) {
    if (slice.measure !== 'voices' || slice.dimension !== dimension) continue
    const known = byKey.get(slice.key) ?? { key: slice.key, n: 0, previous: 0 }
    known[slice.period === 'current' ? 'n' : 'previous'] += slice.n
    byKey.set(slice.key, known)
  }
  return [...byKey.values()].sort((a, b) => b.n - a.n || b.previous - a.previous)
}

/** What was counted under a merged label counts under the one that it was merged into. */
const underSuccessors = (slices: readonly Slice[], successors: ReadonlyMap<string, string>): Slice[] =>
  slices.map((slice) =>
    slice.dimension === 'label_id' ? { ...slice, key: successors.get(slice.key ?? '') ?? slice.key } : slice,
  )

/** Every day of the period, the quiet ones too, with the day at the same place in the period before. */
function slicesByDay(
  slices: readonly Slice[],
  period: { from: string; to: string },
  before: { from: string },
): Overview['voices']['byDay'] {
  const counts = new Map(
    slices
      .filter((one) => one.measure === 'voices' && one.dimension === 'day')
      .map((one) => [one.key, one.n]),
  )
  const dayMs = 86_400_000
  const iso = (start: string, offset: number) =>
    new Date(Date.parse(start) + offset * dayMs).toISOString().slice(0, 10)
  const length = (Date.parse(period.to) - Date.parse(period.from)) / dayMs + 1
  return Array.from({ length }, (_, offset) => {
    const day = iso(period.from, offset)
    return { key: day, n: counts.get(day) ?? 0, previous: counts.get(iso(before.from, offset)) ?? 0 }
  })
}

async function labelNames(read: ReadHandle, ids: readonly string[]): Promise<Map<string, Name>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'name_zh', 'name_en'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { 'zh-CN': row.name_zh, en: row.name_en ?? row.name_zh }]))
}

async function unitNames(read: ReadHandle, ids: readonly string[]): Promise<Map<string, Name>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { 'zh-CN': row.name, en: row.name }]))
}

async function named(
  slices: Overview['voices']['byKind'],
  namesOf: (ids: readonly string[]) => Promise<Map<string, Name>>,
) {
  const shown = slices.slice(0, mostSlices)
  const names = await namesOf(shown.flatMap((slice) => slice.key ?? []))
  return shown.map((slice) => ({
    ...slice,
    name: slice.key === null ? null : (names.get(slice.key) ?? null),
  }))
}

/** Everything the overview shows, from the cube alone. */
export const overview = query(readOverview, async ({ read, actor }, { from, to, unitId }) => {
  const current = { from, to }
  const previous = periodBefore(current)
  const units = await visibleUnits(read, actor, unitId)
  const [slices, open, latestDay, successors, goals] = await Promise.all([
    readSlices(read, { units, current, previous }),
    readOpen(read, units),
    readLatestDay(read, units),
    labelSuccessors(read),
    goalsInForce(read, actor, { unitId, day: to }),
  ])
  const tallies = { current: tallyOf(slices, 'current'), previous: tallyOf(slices, 'previous') }
  return {
    period: { current, previous },
    voices: {
      n: totalOf(tallies.current, 'voices'),
      previous: totalOf(tallies.previous, 'voices'),
      latestDay,
      byDay: slicesByDay(slices, current, previous),
      byKind: slicesBy(slices, 'kind'),
      byLabel: await named(slicesBy(underSuccessors(slices, successors), 'label_id'), (ids) =>
        labelNames(read, ids),
      ),
      byUnit: await named(slicesBy(slices, 'org_unit_id'), (ids) => unitNames(read, ids)),
      byChannel: slicesBy(slices, 'channel'),
      byPolarity: slicesBy(slices, 'bucket'),
    },
    open: {
      onTime: open[clockStateBuckets.on_time] ?? 0,
      soon: open[clockStateBuckets.soon] ?? 0,
      breached: open[clockStateBuckets.breached] ?? 0,
    },
    flow: {
      opened: totalOf(tallies.current, 'opened'),
      closed: totalOf(tallies.current, 'closed'),
      reopened: totalOf(tallies.current, 'reopened'),
    },
    figures: figuresOf(tallies, goals),
  }
})
