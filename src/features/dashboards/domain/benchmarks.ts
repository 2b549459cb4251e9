import type { Benchmark } from './answers.ts'
import { daysOfStretch } from './periods.ts'

/** The days of a month, quarter or year; null for anything else. */
const daysOfPeriod = (period: string) =>
  /^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?$/.test(period) ? daysOfStretch(period) : null

/** The value of the industry for a day: of those whose period holds it, the shortest; else the latest that ended before. */
export function benchmarkFor(
  benchmarks: readonly Benchmark[],
  metric: string,
  day: string,
): Benchmark | undefined {
  const known = benchmarks.flatMap((one) => {
    const days = one.metric === metric ? daysOfPeriod(one.period) : null
    return days === null || days.from > day ? [] : [{ one, ...days }]
  })
  const holding = known.filter(({ to }) => to >= day).toSorted((a, b) => b.from.localeCompare(a.from))
  const past = known.filter(({ to }) => to < day).toSorted((a, b) => b.to.localeCompare(a.to))
  return (holding[0] ?? past[0])?.one
}

/** One line of a file of benchmarks that cannot be taken, and why. */
export interface BadLine {
  readonly line: number
  readonly problem: 'columns' | 'metric' | 'period' | 'value' | 'source' | 'twice'
}

/** The values in a file with the columns metric, period, value, source; all the lines that cannot be taken are named. */
export function benchmarksIn(
  rows: readonly (readonly string[])[],
  metrics: { has(key: string): boolean },
): { values: Benchmark[]; bad: BadLine[] } {
  const values: Benchmark[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  rows.forEach((cells, index) => {
    const trimmed = cells.map((cell) => cell.trim())
    if (trimmed.every((cell) => cell === '')) return
    const [metric = '', period = '', told = '', source = ''] = trimmed
    if (index === 0 && metric.toLowerCase() === 'metric') return
    const problem = problemOf({ cells: trimmed, metrics, isTwice: seen.has(`${metric} ${period}`) })
    seen.add(`${metric} ${period}`)
    if (problem === null) values.push({ metric, period, value: Number(told), source })
    else bad.push({ line: index + 1, problem })
  })
  return { values, bad }
}

function problemOf(line: {
  cells: readonly string[]
  metrics: { has(key: string): boolean }
  isTwice: boolean
}): BadLine['problem'] | null {
  const [metric = '', period = '', told = '', source = ''] = line.cells
  if (line.cells.length < 4) return 'columns'
  if (!line.metrics.has(metric)) return 'metric'
  if (daysOfPeriod(period) === null) return 'period'
  if (told === '' || !Number.isFinite(Number(told))) return 'value'
  if (source === '' || source.length > 200 || /[\p{Cc}\p{Cs}]/u.test(source)) return 'source'
  return line.isTwice ? 'twice' : null
}
