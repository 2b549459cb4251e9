import { Client } from 'pg'
import { expect, test } from 'vitest'
import { readyKeys } from '#features/dashboards/domain/ready.ts'
import { organisationSize } from './history/organisation.ts'
import { runBench } from './run.ts'
import { runCommand } from './serving/processes.ts'
import { openBenchPlace } from './testing/bench-place.ts'

const order = { tickets: 1, voices: 2000, seconds: 1, connections: 2 }
const { settings, environment } = await openBenchPlace()

const measured = async (workload: string) => {
  const line = await runBench({ ...order, workload }, settings)
  expect(line).toMatchObject({ workload, voices: order.voices })
  for (const figure of [line.ops, line.p50, line.p95, line.floor.ops, line.ratio])
    expect(figure).toBeGreaterThan(0)
  return line
}

// Sets the organisation up and loads its three years.
test('every ready dashboard and every drill says its time beside that of the raw rows', async () => {
  const { boards = {}, unitBoards = {}, drills = {}, rawMs, bytesPerVoice } = await measured('dashboards')
  expect(Object.keys(boards)).toHaveLength(3 * readyKeys.length)
  expect(Object.keys(unitBoards)).toEqual(Object.keys(boards))
  for (const { p50, p95 } of [boards, unitBoards, drills].flatMap((times) => Object.values(times)))
    expect(p95).toBeGreaterThanOrEqual(p50)
  expect(Object.keys(rawMs ?? {})).toEqual(readyKeys)
  expect(bytesPerVoice?.share).toBeGreaterThan(0)
})

test('what was loaded is what a recount comes to', async () => {
  await runCommand(environment, ['doctor', '--recount'])
  const client = new Client({ connectionString: environment.ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    `select (select count(*) from metric_months)::int as months, (select count(*) from metric_facts)::int as facts,
      (select count(*) from org_units)::int as units, (select count(*) from labels)::int as labels`,
  )
  await client.end()
  expect(rows[0]).toMatchObject(organisationSize)
  expect(rows[0].months).toBeGreaterThan(1000)
  expect(rows[0].facts).toBeGreaterThan(2 * order.voices)
})

test('keeping sums says what it costs of the intake', async () => {
  const { sumsCost } = await measured('ingest-metrics')
  expect(sumsCost?.ofThroughput).toBeLessThan(1)
})
