import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { type BenchLine, lineOf, quantile } from '../line.ts'
import { gatherCrew } from '../load/closed-loop.ts'
import { openConnection } from '../load/connection.ts'
import { lender } from '../load/lender.ts'
import { pace } from '../load/pace.ts'
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

// Analysed, and whoever opens and dispatches tickets stands behind the last event that asks for it.
const doneSql = `
  select (select count(*) from analyses where version = 1) as analysed,
    (select count(*) from follower_failures) as failed,
    not exists (
      select from followers f
      join (values ('tickets.open-from-analysis', 'analysis.completed'), ('dispatch.dispatch-on-open', 'tickets.opened')) w(name, type) using (name)
      join lateral (select tx, seq from events where type = w.type order by tx desc, seq desc limit 1) last on true
      where (f.tx, f.seq) < (last.tx, last.seq)
    ) as idle`

async function whenDone(client: Client, voices: number, imported: Promise<void>): Promise<void> {
  const analysed = async () => {
    const { rows } = await client.query<{ analysed: string; failed: string; idle: boolean }>(doneSql)
    return rows[0] as { analysed: string; failed: string; idle: boolean }
  }
  const before = Number((await analysed()).analysed)
  let progress = performance.now()
  let last = 0
  await imported
  for (;;) {
    const now = await analysed()
    const count = Number(now.analysed) - before
    if (count >= voices && now.idle) return
    if (count > last) progress = performance.now()
    last = count
    if (performance.now() - progress > patienceMs)
      throw new Error(`${voices - count} voices were not analysed, ${now.failed} events were set aside`)
    await new Promise((wait) => setTimeout(wait, lookEveryMs))
  }
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
}

async function burst(
  { place, tickets: voices, seconds }: BenchPlan,
  { port, file, client }: { port: number; file: string; client: Client },
): Promise<Burst> {
  const calm = await readingFor(port, seconds * 1000)
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
  return { seconds: (performance.now() - began) / 1000, calm, during }
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
    return await burst(plan, { port: web.port, file, client })
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
 * the pages, `calmP95` is theirs before. Done is when all are analysed, opened and dispatched. The floor takes in as many voices as it can.
 */
export async function measureBurst(plan: BenchPlan): Promise<BenchLine> {
  const { seconds, calm, during } = await runHouse(plan)
  const serving = await serveFloor(plan.place)
  try {
    const crew = await gatherCrew(serving.port, plan.connections)
    const floor = await crew.work(await intake.floor(plan), (plan.seconds * 1000) / 3)
    crew.leave()
    const house = { ops: plan.tickets / seconds, times: during }
    return { ...lineOf({ workload: 'burst', tickets: plan.tickets }, [{ house, floor }]), calmP95: p95(calm) }
  } finally {
    await serving.stop()
  }
}
