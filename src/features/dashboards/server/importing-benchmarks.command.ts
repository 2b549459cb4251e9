import { CsvError, parse } from 'csv-parse/sync'
import { metricsInCuts } from '#features/metrics/server/public/cut.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { benchmarkShape, importBenchmarks } from '../contract/exporting.ts'
import { benchmarksImported } from '../contract.ts'
import { benchmarksIn } from '../domain/benchmarks.ts'
import { replaceBenchmarks } from './dashboards.store.ts'

function rowsOfJson(text: string): string[][] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('dashboards.noBenchmarks', 'invalid')
  }
  const found = benchmarkShape.safeParse(value)
  if (!found.success) throw new Refusal('dashboards.noBenchmarks', 'invalid')
  return found.data.map(({ metric, period, value: told, source }) => [metric, period, String(told), source])
}

function rowsOfCsv(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false })
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('dashboards.noBenchmarks', 'invalid')
    throw error
  }
}

export const importingBenchmarks = command(importBenchmarks, async ({ db, now, newId, emit }, { text }) => {
  const rows = text.trimStart().startsWith('[') ? rowsOfJson(text) : rowsOfCsv(text)
  const { values, bad } = benchmarksIn(rows, metricsInCuts)
  if (bad.length > 0) return { values: 0, bad: bad.slice(0, 100) }
  await replaceBenchmarks(
    db,
    values.map((one) => ({ ...one, imported_at: new Date(now) })),
  )
  emit(benchmarksImported, { subject: newId(), facts: { values: values.length } })
  return { values: values.length, bad: [] }
})
