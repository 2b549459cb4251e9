import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { type BenchLine, hundredths, lineOf, quantile } from '../line.ts'
import { gatherCrew } from '../load/closed-loop.ts'
import { openConnection } from '../load/connection.ts'
import { lender } from '../load/lender.ts'
import { pace } from '../load/pace.ts'
import { databaseTime, endedChildrenTime, processorTime } from '../load/processor-time.ts'
import { getting, readJson } from '../load/requests.ts'
import { runCommand, serveFloor, serveHouse } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import { inventTexts } from '../volume/texts.ts'
import { intake } from './intake.ts'
import type { BenchPlan } from './plan.ts'

const pagesPerSecond = 20
const readers = 8
const lookEveryMs = 200
const patienceMs = 120_000

/** A file of so many live voices, each with a number of its own. */
async function writeFile(file: string, voices: number): Promise<void> {
  const texts = inventTexts()
  const run = Date.now().toString(36)
  function* lines() {
    for (let i = 0; i < voices; i++) {
      const text = (texts[i % texts.length] as string).replaceAll('{order}', `HJ${run}${i}`)
      yield `${JSON.stringify({ id: `${run}-${i}`, text })}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
}

// Looking must cost little: it is the database that is measured.
const lastReceivedSql = `select tx, seq from events where type = 'intake.feedback_received' order by tx desc, seq desc limit 1`
const analysedSql = `select (f.tx, f.seq) >= ($1, $2) as done, f.tx::text || ' ' || f.seq as place
  from followers f where name = 'analysis.analyse-after-receipt'`
// Whoever opens, dispatches and clocks tickets stands behind every event that asks for it; the first that is left says no.
const handledSql = `select not exists (
    select from followers f
    join (values ('tickets.open-from-analysis', 'analysis.completed'), ('dispatch.dispatch-on-open', 'tickets.opened'),
      ('clocks.keep-with-ticket', 'tickets.opened'), ('clocks.keep-with-ticket', 'dispatch.assigned')) w(name, type) using (name)
    join lateral (
      select from events e where (e.tx, e.seq) > (f.tx, f.seq) and e.type = w.type order by e.tx, e.seq limit 1) behind on true
  ) as done`
const countSql = `select (select count(*) from analyses where version = 1)::int as analysed,
  (select count(*) from follower_failures)::int as failed`

interface Look {
  readonly done: boolean
  /** Changes as long as something happens. */
  readonly place: string
}

async function until(look: () => Promise<Look>): Promise<void> {
  let seen = ''
  let progress = performance.now()
  for (;;) {
    const { done, place } = await look()
    if (done) return
    if (place !== seen) progress = performance.now()
    seen = place
    if (performance.now() - progress > patienceMs) throw new Error(`The burst stands still at ${place}`)
    await new Promise((wait) => setTimeout(wait, lookEveryMs))
  }
}

async function whenDone(client: Client, voices: number, imported: Promise<void>): Promise<void> {
  const ask = async <Row>(sql: string, values: unknown[] = []) =>
    (await client.query(sql, values)).rows[0] as Row
  const counted = () => ask<{ analysed: number; failed: number }>(countSql)
  const before = await counted()
  await imported
  const last = await ask<{ tx: string; seq: string }>(lastReceivedSql)
  await until(() => ask<Look>(analysedSql, [last.tx, last.seq]))
  await until(async () => ({ place: 'handling', ...(await ask<{ done: boolean }>(handledSql)) }))
  const { analysed, failed } = await counted()
  if (analysed - before.analysed < voices || failed > before.failed)
    throw new Error(
      `${analysed - before.analysed} of ${voices} voices were analysed, ${failed} events were set aside`,
    )
}

/** Pages of the inbox at an even pace, and how long each took. */
async function reading(port: number, goesOn: () => boolean): Promise<number[]> {
  const caller = await signIn(port)
  const open = await Promise.all(Array.from({ length: readers }, () => openConnection(port)))
  const lend = lender(open)
  const times: number[] = []
  try {
    await pace(pagesPerSecond, { goesOn }, async () => {
      const began = performance.now()
      readJson(await lend((one) => one.ask(getting('/api/tickets?limit=50', caller))))
      times.push(performance.now() - began)
    })
  } finally {
    for (const connection of open) connection.close()
  }
  return times
}

async function readingFor(port: number, ms: number): Promise<number[]> {
  const end = performance.now() + ms
  return reading(port, () => performance.now() < end)
}

interface Burst {
  readonly seconds: number
  readonly calm: readonly number[]
  readonly during: readonly number[]
  readonly processorMs: { readonly house: number; readonly database: number | null }
}

interface Stage {
  readonly port: number
  /** The servers; whoever imports is a child of the bench. */
  readonly pids: readonly number[]
  readonly file: string
  readonly client: Client
}

/** How much processor time the house and its database have taken so far. */
async function timesTaken({ pids, client }: Stage) {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return {
    house: processorTime(pids) + endedChildrenTime(),
    database: databaseTime((rows[0] as { pid: number }).pid),
  }
}

async function burst({ place, tickets: voices, seconds }: BenchPlan, stage: Stage): Promise<Burst> {
  const { port, file, client } = stage
  const calm = await readingFor(port, seconds * 1000)
  const before = await timesTaken(stage)
  const began = performance.now()
  let done = false
  const work = whenDone(
    client,
    voices,
    runCommand(place, ['import', file, '--live', '--yes', '--json']),
  ).finally(() => {
    done = true
  })
  const [during] = await Promise.all([reading(port, () => !done), work])
  const taken = (performance.now() - began) / 1000
  const after = await timesTaken(stage)
  const house = hundredths((after.house - before.house) / voices)
  const database =
    after.database === null || before.database === null
      ? null
      : hundredths((after.database - before.database) / voices)
  return { seconds: taken, calm, during, processorMs: { house, database } }
}

async function runHouse(plan: BenchPlan): Promise<Burst> {
  const { place, tickets } = plan
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-burst-'))
  const file = join(folder, 'voices.jsonl')
  await writeFile(file, tickets)
  const [web, worker] = [await serveHouse(place, 'web'), await serveHouse(place, 'worker')]
  const client = new Client({ connectionString: place.ownerUrl })
  try {
    await client.connect()
    return await burst(plan, { port: web.port, pids: [web.pid, worker.pid], file, client })
  } finally {
    await client.end()
    await Promise.all([web.stop(), worker.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

const p95 = (times: readonly number[]) =>
  Math.round(
    quantile(
      times.toSorted((a, b) => a - b),
      0.95,
    ) * 100,
  ) / 100

/**
 * As many voices as the volume has tickets come in at once, in a file, while people read 20 pages of the inbox a second: the times are those of
 * the pages, `calmP95` is theirs before. Done is when all are analysed, opened, clocked and dispatched. The floor takes in as many voices as it can.
 */
export async function measureBurst(plan: BenchPlan): Promise<BenchLine> {
  const { seconds, calm, during, processorMs } = await runHouse(plan)
  const serving = await serveFloor(plan.place)
  try {
    const crew = await gatherCrew(serving.port, plan.connections)
    const floor = await crew.work(await intake.floor(plan), (plan.seconds * 1000) / 3)
    crew.leave()
    const house = { ops: plan.tickets / seconds, times: during }
    const line = lineOf({ workload: 'burst', tickets: plan.tickets }, [{ house, floor }])
    return { ...line, calmP95: p95(calm), processorMs }
  } finally {
    await serving.stop()
  }
}
