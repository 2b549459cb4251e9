import { expect, test } from 'vitest'
import { historical, runBench, workloads } from './run.ts'
import { openBenchPlace } from './testing/bench-place.ts'

const tickets = 500
const voices = 500
/** Workloads that need no database. */
const alone = new Set(['calendar', 'analyse', 'dispatch', 'alerts'])
/** Workloads that need a browser. */
const seen = new Set(['inbox-screen', 'ticket-screen', 'answer-page'])
const { settings } = await openBenchPlace()

// The first one sets the organisation up and loads its tickets.
for (const workload of workloads.filter((one) => !seen.has(one) && !(one in historical))) {
  test(`${workload} says its speed beside that of its floor`, async () => {
    const line = await runBench({ workload, tickets, voices, seconds: 0.5, connections: 2 }, settings)
    expect(line).toMatchObject({ workload, tickets: alone.has(workload) ? 0 : tickets })
    for (const figure of [line.ops, line.p50, line.p95, line.p99, line.floor.ops, line.ratio])
      expect(figure).toBeGreaterThanOrEqual(0)
    expect(line.ops).toBeGreaterThan(0)
  })
}

// On a slow line nothing comes before its 400 ms, and what the house sends is more than nothing.
test.runIf(process.env.CHROME_PATH !== undefined)(
  'answer-page says how long a page takes on a slow telephone, beside the floor',
  async () => {
    const order = { workload: 'answer-page', tickets, voices, seconds: 1, connections: 2 }
    const line = await runBench(order, settings)
    expect(line).toMatchObject({ workload: 'answer-page', tickets })
    expect(line.p50).toBeGreaterThan(400)
    expect(line.p95).toBeGreaterThanOrEqual(line.p50)
    expect(line.ratio).toBeGreaterThan(0)
  },
)

test('a database that was loaded with another number of tickets is left alone', async () => {
  const order = { workload: 'list', tickets: tickets + 1, voices, seconds: 1, connections: 2 }
  await expect(runBench(order, settings)).rejects.toThrow(`loaded with ${tickets} tickets`)
})
