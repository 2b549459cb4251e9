import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { causesOf } from '#features/alerts/domain/causes.ts'
import { evaluate, type Segment } from '#features/alerts/domain/evaluating.ts'
import { kindsOfDay } from '#features/alerts/domain/kinds-of-day.ts'
import { frameOf } from '#features/alerts/domain/marks.ts'
import { addCell, type Cell, type DaySeries, emptySeries } from '#features/alerts/domain/measured.ts'
import { recipes } from '#features/alerts/domain/recipes.ts'
import { type BenchLine, quantile } from './line.ts'

const series = 10_000
const days = 58
const today = days - 1
const recipe = recipes.complaints
const first = dayNumberOf('2026-06-22') as number
const measure = {
  recipe,
  windowDays: 1,
  historyDays: 56,
  goal: null,
  minimumN: 10,
  significance: 0.01,
  fromColour: 'yellow',
} as const

interface Row {
  readonly at: number
  readonly day: number
  readonly cell: Cell
}

/** Every series on every day, as the cube gives them; the same pseudo-random weeks every time (Numerical Recipes' constants). */
function cubeRows(): Row[] {
  let state = 20_260_101
  const under = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const cell = { measure: 'voices', bucket: 1, complaint: true, judged: true } as const
  return Array.from({ length: series * days }, (_, index) => {
    const day = index % days
    const usual = day % 7 < 5 ? 60 : 20
    return { at: Math.floor(index / days), day, cell: { ...cell, n: usual + under(17) - 8 } }
  })
}

function seriesOf(rows: readonly Row[]): DaySeries[] {
  const all = Array.from({ length: series }, () => emptySeries(days))
  for (const { at, day, cell } of rows) addCell(all[at] as DaySeries, day, { recipe, cell })
  return all
}

/** A hundred regions with a hundred outlets each. */
const parentOf = (at: number) => (at % 100 === 0 ? null : `s${at - (at % 100)}`)

function judgeAll(rows: readonly Row[]): unknown {
  const frame = frameOf({ first, days, kindOfDay: kindsOfDay(CHINESE_BUSINESS_HOURS) }, [])
  const segments = seriesOf(rows).map(
    (own, at): Segment => ({ key: `s${at}`, parent: parentOf(at), series: [own], frame }),
  )
  const parents = new Map(segments.map(({ key, parent }) => [key, parent]))
  const found = evaluate(segments, measure, { on: { day: today, partial: true }, before: new Map() })
  return causesOf(found, parents)
}

/** The plain way: today against the mean and three standard deviations of all days before, with no season, no test and no causes. */
function plainly(rows: readonly Row[]): unknown {
  return seriesOf(rows).filter(({ n }) => {
    const past = n.subarray(0, today)
    const mean = past.reduce((sum, one) => sum + one, 0) / today
    const variance = past.reduce((sum, one) => sum + (one - mean) ** 2, 0) / today
    return Math.abs((n[today] as number) - mean) > 3 * Math.sqrt(variance)
  })
}

function timesOf(work: () => unknown, budgetMs: number): number[] {
  const times: number[] = []
  for (let spentMs = 0; spentMs < budgetMs || times.length < 3; spentMs += times.at(-1) as number) {
    const began = performance.now()
    work()
    times.push(performance.now() - began)
  }
  return times.sort((one, other) => one - other)
}

/** 10,000 series of eight weeks, judged on one core as a minute would: times of all of them together; `ops` are series a second. */
export function benchAlerts(seconds: number): Omit<BenchLine, 'tickets'> {
  const rows = cubeRows()
  const floorTimes = timesOf(() => plainly(rows), seconds * 250)
  const times = timesOf(() => judgeAll(rows), seconds * 1000)
  const at = (share: number) => Math.round(quantile(times, share))
  const ops = (of: readonly number[]) => Math.round((1000 * series) / quantile(of, 0.5))
  return {
    workload: 'alerts',
    ops: ops(times),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    floor: { ops: ops(floorTimes) },
    ratio: Math.round((ops(times) / ops(floorTimes)) * 100) / 100,
  }
}
