import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readOverview } from '../contract.ts'
import { overviewMeasures } from '../domain/definitions.ts'
import { figuresOf, periodBefore, type Tally } from '../domain/figures.ts'
import { clockStateBuckets, type Measure } from '../domain/measures.ts'
import { goalsInForce } from './goals.query.ts'
import { figuresCountedAnew } from './public/counting.ts'
import type { CellQuestion, KeyedCell } from './reading/cell-question.ts'
import { readCells } from './reading/cells.query.ts'
import { type Known, whatIsKnown } from './reading/known.query.ts'
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

interface Periods {
  readonly current: Period
  readonly previous: Period
}

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

/** The largest slices with their names. */
const named = (slices: Slices, names: ReadonlyMap<string, Name>): Named =>
  slices
    .slice(0, mostSlices)
    .map((slice) => ({ ...slice, name: slice.key === null ? null : (names.get(slice.key) ?? null) }))

const flows = overviewMeasures.filter((measure) => measure !== 'open' && measure !== 'voices')
const all = {
  ...{ daily: false, labelIds: null, channel: null, kind: null },
  ...{ behind: {}, rowOf: (value: string | null) => value, tellsKinds: true },
} as const

interface Asked {
  readonly known: Known
  readonly units: UnitsInQuestion
  readonly periods: Periods
}

/** Everything that is counted for the overview, in one look. */
async function counted(read: ReadHandle, { known, units, periods }: Asked) {
  const asked: CellQuestion[] = []
  const ask = (question: Pick<CellQuestion, 'measures' | 'by' | 'period'>) =>
    asked.push({
      ...all,
      ...question,
      daily: question.by === 'day',
      sums: question.by === 'unit' ? units.sums : units.whole,
    }) - 1
  const both = (measured: readonly Measure[], by: CellQuestion['by']) => ({
    current: ask({ measures: measured, by, period: periods.current }),
    previous: ask({ measures: measured, by, period: periods.previous }),
  })
  const voices = ['voices'] as const
  const places = {
    days: both(voices, 'day'),
    labels: both(voices, 'label'),
    channels: both(voices, 'channel'),
    units: both(voices, 'unit'),
    flow: both(flows, null),
  }
  const open = ask({ measures: ['open'], by: null, period: null })
  const cells = await readCells(read, asked, known)
  const pair = ({ current, previous }: { current: number; previous: number }): Pair => ({
    current: cells[current] ?? [],
    previous: cells[previous] ?? [],
  })
  return {
    days: pair(places.days),
    labels: pair(places.labels),
    channels: pair(places.channels),
    inUnits: pair(places.units),
    flow: pair(places.flow),
    open: cells[open] ?? [],
  }
}

async function voicesOf(
  read: ReadHandle,
  { days, labels, channels, inUnits }: Awaited<ReturnType<typeof counted>>,
  { known, units, periods }: Asked,
) {
  const latestDay = await readLatestDay(read, units.whole)
  const byLabel = slicesBy(labels, ({ key }) => known.labels.successors.get(key ?? '') ?? key)
  const labelNames = new Map(
    [...known.labels.labels.values()].map(({ id, zh, en }) => [id, { 'zh-CN': zh, en: en ?? zh }]),
  )
  const unitNames = new Map(units.rows.map(({ id, name }) => [id, { 'zh-CN': name, en: name }]))
  return {
    n: days.current.reduce((sum, { n }) => sum + n, 0),
    previous: days.previous.reduce((sum, { n }) => sum + n, 0),
    latestDay,
    byDay: slicesByDay(days, periods.current, periods.previous),
    byKind: slicesBy(days, ({ kind }) => kind),
    byLabel: named(byLabel, labelNames),
    byUnit: named(
      slicesBy(inUnits, ({ key }) => key),
      unitNames,
    ),
    byChannel: slicesBy(channels, ({ key }) => key),
    byPolarity: slicesBy(days, ({ bucket }) => String(bucket)),
  }
}

/** Everything the overview shows, from sums alone. */
export const overview = query(readOverview, async ({ read, actor }, { from, to, unitId }) => {
  const current = { from, to }
  const periods = { current, previous: periodBefore(current) }
  const known = await whatIsKnown(read)
  const units = unitsInQuestion(known, actor, { unitId, treeOf: 'then' })
  const [cells, goals] = await Promise.all([
    counted(read, { known, units, periods }),
    goalsInForce(read, actor, { unitId, day: to }),
  ])
  const tallies = { current: tallyOf(cells.flow.current), previous: tallyOf(cells.flow.previous) }
  const openBy = tallyOf(cells.open).open ?? {}
  return {
    period: periods,
    voices: await voicesOf(read, cells, { known, units, periods }),
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
    counting: known.counting ?? (await figuresCountedAnew(read)),
  }
})
