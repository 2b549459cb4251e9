import { fileURLToPath } from 'node:url'
import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { addWorkingTime } from '@huixiang/business-time/working-time.ts'

/** One line of figures: operations a second on one core, and times of one operation in milliseconds. */
export interface CalendarBench {
  readonly workload: 'calendar'
  readonly ops: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** The reference: the same additions by walking from day to day. */
  readonly floor: { readonly ops: number }
  readonly ratio: number
}

type Addition = (startMs: number, durationMs: number) => number

interface Sample {
  readonly starts: Float64Array
  readonly durations: Float64Array
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SHANGHAI_MS = 8 * HOUR_MS
const BATCH = 1_000

/** Adds 0–40 working hours to moments of 2024–2026 in Chinese business hours, and the same by a day walk. */
export async function benchCalendar(): Promise<CalendarBench> {
  const calendar = compileCalendar(CHINESE_BUSINESS_HOURS)
  const sample = sampleOf(100_000)
  const indexed: Addition = (startMs, durationMs) => addWorkingTime(calendar, startMs, durationMs)
  const walked = dayWalk(calendar)
  assertSameAnswers(sample, indexed, walked)
  const floor = measure(sample, walked, 1_000)
  const { ops, times } = measure(sample, indexed, 2_000)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  const ratio = Math.round((ops / floor.ops) * 100) / 100
  return {
    workload: 'calendar',
    ops,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    floor: { ops: floor.ops },
    ratio,
  }
}

/** One operation is too short for the clock: each time is the mean of a batch of 1,000. */
function measure(sample: Sample, add: Addition, budgetMs: number): { ops: number; times: number[] } {
  const times: number[] = []
  let checksum = 0
  let spentMs = 0
  for (let from = 0; spentMs < budgetMs; from = (from + BATCH) % sample.starts.length) {
    const began = performance.now()
    for (let i = from; i < from + BATCH; i++)
      checksum += add(sample.starts[i] as number, sample.durations[i] as number)
    const tookMs = performance.now() - began
    spentMs += tookMs
    times.push(tookMs / BATCH)
  }
  if (!Number.isFinite(checksum)) throw new Error('an addition gave no number')
  times.sort((a, b) => a - b)
  return { ops: Math.round((times.length * BATCH * 1_000) / spentMs), times }
}

/** The plain way: look each local day up (off, make-up or weekday) and use its nine hours up. */
function dayWalk(calendar: CompiledCalendar): Addition {
  const changed = new Map<number, boolean>()
  for (const { days } of calendar.definition.holidays ?? [])
    for (const { date, works } of days) changed.set(Date.parse(date) / DAY_MS, works)
  return (startMs, durationMs) => {
    let left = durationMs
    let at = startMs
    while (left > 0) {
      const day = Math.floor((at + SHANGHAI_MS) / DAY_MS)
      const opens = day * DAY_MS - SHANGHAI_MS + 9 * HOUR_MS
      const weekday = (day + 3) % 7
      const from = Math.max(at, opens)
      const available = (changed.get(day) ?? weekday < 5) ? Math.max(0, opens + 9 * HOUR_MS - from) : 0
      if (left <= available) return from + left
      left -= available
      at = (day + 1) * DAY_MS - SHANGHAI_MS
    }
    return at
  }
}

function assertSameAnswers({ starts, durations }: Sample, one: Addition, other: Addition): void {
  for (let i = 0; i < BATCH; i++) {
    const [start, duration] = [starts[i] as number, durations[i] as number]
    if (one(start, duration) !== other(start, duration))
      throw new Error(`${duration} ms after ${new Date(start).toISOString()} is due at two different times`)
  }
}

/** The same pseudo-random additions every time (a linear congruential generator, Numerical Recipes' constants). */
function sampleOf(count: number): Sample {
  let state = 20_260_101
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const firstMs = Date.UTC(2024, 0, 1)
  const starts = Float64Array.from({ length: count }, () => firstMs + Math.floor(random() * 3 * 365 * DAY_MS))
  const durations = Float64Array.from({ length: count }, () => Math.floor(random() * 40 * HOUR_MS))
  return { starts, durations }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await benchCalendar())}\n`)
