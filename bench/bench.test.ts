import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { modules } from '#app/server/features.ts'
import { jobsOf } from '#platform/server/module.ts'
import { parseSettings, type Settings } from '#platform/server/settings.ts'
import { makeTestDatabase, type TestDatabase } from '#platform/server/testing/test-database.ts'
import { historical, runBench, workloads } from './run.ts'

const tickets = 500
const voices = 500
/** Workloads that need no database. */
const alone = new Set(['calendar', 'analyse', 'dispatch', 'alerts'])
/** Workloads that need a browser. */
const seen = new Set(['inbox-screen', 'ticket-screen'])
const folder = mkdtempSync(join(tmpdir(), 'huixiang-bench-'))
let database: TestDatabase
let settings: Settings

beforeAll(async () => {
  database = await makeTestDatabase(inject('databaseServer'), jobsOf(modules))
  settings = parseSettings({
    HUIXIANG_DATA: folder,
    HUIXIANG_DATABASE_URL: database.appUrl,
    HUIXIANG_DATABASE_OWNER_URL: database.ownerUrl,
  })
})
afterAll(async () => {
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

// The first one sets the organisation up and loads its tickets.
for (const workload of workloads.filter((one) => !seen.has(one) && !(one in historical))) {
  test(`${workload} says its speed beside that of its floor`, { timeout: 120_000 }, async () => {
    const line = await runBench({ workload, tickets, voices, seconds: 0.5, connections: 2 }, settings)
    expect(line).toMatchObject({ workload, tickets: alone.has(workload) ? 0 : tickets })
    for (const figure of [line.ops, line.p50, line.p95, line.p99, line.floor.ops, line.ratio])
      expect(figure).toBeGreaterThanOrEqual(0)
    expect(line.ops).toBeGreaterThan(0)
  })
}

test('a database that was loaded with another number of tickets is left alone', async () => {
  const order = { workload: 'list', tickets: tickets + 1, voices, seconds: 1, connections: 2 }
  await expect(runBench(order, settings)).rejects.toThrow(`loaded with ${tickets} tickets`)
})
