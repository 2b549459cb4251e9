import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readOverview } from '../contract.ts'
import { figuresOf, periodBefore, type Tally } from '../domain/figures.ts'
import { clockStateBuckets, type Measure, measures } from '../domain/measures.ts'
import { goalsInForce } from './goals.query.ts'
import type { CellQuestion, KeyedCell } from './reading/cell-question.ts'
import { readCells } from './reading/cells.query.ts'
import { readLatestDay } from './reading/latest-day.query.ts'
import { type UnitsInQuestion, unitsInQuestion } from './reading/units.query.ts'

type Overview = ReplyOf<typeof readOverview>
type Named = Overview['voices']['byUnit']
type Name = Named[number]['name']
type Slices = Overview['voices']['byKind']
interface Period {
  readonly from: string
  readonly to: string
}

const mostSlices = 20

function tallyOf(cells: readonly KeyedCell[]): Tally {
  const tally: Partial<Record<Measure, Record<number, number>>> = {}
  for (const { measure, bucket, n } of cells) {
    const buckets = tally[measure] ?? {}
    buckets[bucket] = (buckets[bucket] ?? 0) + n
    tally[measure] = buckets
  }
  return tally
}

const totalOf = (tally: Tally, measure: Measure): number =>
  Object.values(tally[measure] ?? {}).reduce((sum, n) => sum + n, 0)

interface Pair {
  readonly current: readonly KeyedCell[]
  readonly previous: readonly KeyedCell[]
}

/** One slice for each value, largest first, with the same value's count in the period before. */
function slicesBy({ current, previous }: Pair, keyOf: (cell: KeyedCell) => string | null): Slices {
  const byKey = new Map<string | null, { key: string | null; n: number; previous: number }>()
  const add = (cell: KeyedCell, period: 'n' | 'previous') => {
    const key = keyOf(cell)
    const known = byKey.get(key) ?? { key, n: 0, previous: 0 }
    known[period] += cell.n
    byKey.set(key, known)
  }
  for (const cell of current) add(cell, 'n')
  for (const cell of previous) add(cell, 'previous')
  return [...byKey.values()].sort((a, b) => b.n - a.n || b.previous - a.previous)
}

/** Every day of the period, the quiet ones too, with the day at the same place in the period before. */
function slicesByDay({ current, previous }: Pair, period: Period, before: Period): Slices {
  const counts = new Map<string | null, number>()
  for (const { key, n } of [...current, ...previous]) counts.set(key, (counts.get(key) ?? 0) + n)
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

/** The largest slices with their names. */
const named = (slices: Slices, names: ReadonlyMap<string, Name>): Named =>
  slices
    .slice(0, mostSlices)
    .map((slice) => ({ ...slice, name: slice.key === null ? null : (names.get(slice.key) ?? null) }))

/** Cells of a period and of the one before it. */
async function both(
  read: ReadHandle,
  question: Pick<CellQuestion, 'measures' | 'by' | 'sums'>,
  { current, previous }: { current: Period; previous: Period },
): Promise<Pair> {
  const all = { ...question, daily: question.by === 'day', labelIds: null, channel: null, kind: null }
  const [now, before] = await Promise.all([
    readCells(read, { ...all, period: current }),
    readCells(read, { ...all, period: previous }),
  ])
  return { current: now, previous: before }
}

const flows = measures.filter((measure) => measure !== 'open' && measure !== 'voices')

async function voicesOf(
  read: ReadHandle,
  units: UnitsInQuestion,
  periods: { current: Period; previous: Period },
) {
  const sums = units.whole
  const voices = (by: CellQuestion['by']) => ({ measures: ['voices'] as const, by, sums })
  const [days, labels, channels, inUnits, latestDay, successors] = await Promise.all([
    both(read, voices('day'), periods),
    both(read, voices('label'), periods),
    both(read, voices('channel'), periods),
    both(read, { ...voices('unit'), sums: units.sums }, periods),
    readLatestDay(read, sums),
    labelSuccessors(read),
  ])
  const byLabel = slicesBy(labels, ({ key }) => successors.get(key ?? '') ?? key)
  const byUnit = slicesBy(inUnits, ({ key }) => key)
  const unitNames = new Map(units.rows.map(({ id, name }) => [id, { 'zh-CN': name, en: name }]))
  return {
    n: days.current.reduce((sum, { n }) => sum + n, 0),
    previous: days.previous.reduce((sum, { n }) => sum + n, 0),
    latestDay,
    byDay: slicesByDay(days, periods.current, periods.previous),
    byKind: slicesBy(days, ({ kind }) => kind),
    byLabel: named(
      byLabel,
      await labelNames(
        read,
        byLabel.slice(0, mostSlices).flatMap(({ key }) => key ?? []),
      ),
    ),
    byUnit: named(byUnit, unitNames),
    byChannel: slicesBy(channels, ({ key }) => key),
    byPolarity: slicesBy(days, ({ bucket }) => String(bucket)),
  }
}

/** Everything the overview shows, from sums alone. */
export const overview = query(readOverview, async ({ read, actor }, { from, to, unitId }) => {
  const current = { from, to }
  const periods = { current, previous: periodBefore(current) }
  const units = await unitsInQuestion(read, actor, { unitId, treeOf: 'then' })
  const sums = units.whole
  const always = { period: null, daily: false, labelIds: null, channel: null, kind: null } as const
  const [voices, flow, open, goals] = await Promise.all([
    voicesOf(read, units, periods),
    both(read, { measures: flows, by: null, sums }, periods),
    readCells(read, { ...always, measures: ['open'], by: null, sums }),
    goalsInForce(read, actor, { unitId, day: to }),
  ])
  const tallies = { current: tallyOf(flow.current), previous: tallyOf(flow.previous) }
  const openBy = tallyOf(open).open ?? {}
  return {
    period: periods,
    voices,
    open: {
      onTime: openBy[clockStateBuckets.on_time] ?? 0,
      soon: openBy[clockStateBuckets.soon] ?? 0,
      breached: openBy[clockStateBuckets.breached] ?? 0,
    },
    flow: {
      opened: totalOf(tallies.current, 'opened'),
      closed: totalOf(tallies.current, 'closed'),
      reopened: totalOf(tallies.current, 'reopened'),
    },
    figures: figuresOf(tallies, goals),
  }
})
