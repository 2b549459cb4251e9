import { Client } from 'pg'
import { type BenchLine, hundredths, median, quantile } from '../line.ts'
import { type Crew, gatherCrew } from '../load/closed-loop.ts'
import { databaseTime, processorTime } from '../load/processor-time.ts'
import { readJson } from '../load/requests.ts'
import { type Serving, serveHouse } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import { voiceRequest } from './intake.ts'
import type { BenchPlan } from './plan.ts'

const lookEveryMs = 50
const patienceMs = 60_000
/** What sums cost is less than what a machine does from minute to minute: short turns, each beside its neighbour. */
const turnSeconds = 12
const sums = 'metrics.overview'

// Who turns a voice into a ticket with clocks, and who counts, stand behind the last event that asks for it.
const behindSql = `
  select f.name from followers f
  join (values ('analysis.analyse-after-receipt', 'intake.feedback_received'), ('tickets.open-from-analysis', 'analysis.completed'),
    ('dispatch.dispatch-on-open', 'tickets.opened'), ('clocks.keep-with-ticket', 'tickets.opened'),
    ('${sums}', 'intake.feedback_received'), ('${sums}', 'analysis.completed'), ('${sums}', 'tickets.opened')) w(name, type) using (name)
  join lateral (select tx, seq from events where type = w.type order by tx desc, seq desc limit 1) last on true
  where (f.tx, f.seq) < (last.tx, last.seq) and f.name <> all($1::text[])`

async function caughtUp(client: Client, without: readonly string[]): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const { rows } = await client.query<{ name: string }>(behindSql, [without])
    if (rows.length === 0) return
    if (performance.now() > deadline)
      throw new Error(`Still behind the log: ${rows.map(({ name }) => name).join(', ')}`)
    await new Promise((wait) => setTimeout(wait, lookEveryMs))
  }
}

/** Keeps the sums from being kept while something is done; what came meanwhile is never counted. */
async function withoutSums<T>(client: Client, work: () => Promise<T>): Promise<T> {
  // As after a failure whose pause does not end. A lock would hold up everybody who follows the log.
  await client.query(`update followers set next_try_at = 'infinity' where name = $1`, [sums])
  try {
    return await work()
  } finally {
    await client.query(
      `update followers set next_try_at = null, tx = last.tx, seq = last.seq
       from (select tx, seq from events order by tx desc, seq desc limit 1) last where name = $1`,
      [sums],
    )
  }
}

interface Turn {
  readonly ops: number
  /** Processor time of a voice in the house and its database; in the house alone where the database runs elsewhere. */
  readonly processorMs: number
  readonly times: readonly number[]
}

interface Stage {
  readonly client: Client
  readonly servers: readonly Serving[]
  readonly backend: number
  readonly crew: Crew
  readonly request: () => string
}

const spent = ({ servers, backend }: Stage): number =>
  processorTime(servers.map(({ pid }) => pid)) + (databaseTime(backend) ?? 0)

/** Voices come in for so long; over is it when whatever becomes of them has been done. */
async function turn(
  stage: Stage,
  { forMs, without }: { forMs: number; without: readonly string[] },
): Promise<Turn> {
  const [before, began] = [spent(stage), performance.now()]
  const { times } = await stage.crew.work(
    async (connection) => void readJson(await connection.ask(stage.request())),
    forMs,
  )
  await caughtUp(stage.client, without)
  return {
    ops: (times.length * 1000) / (performance.now() - began),
    processorMs: (spent(stage) - before) / times.length,
    times,
  }
}

/**
 * Voices are taken in, analysed, opened and clocked, with the sums kept and, in turns with it, without: that is the floor. The times are those
 * at the door while sums are kept.
 */
export async function measureIngestMetrics(plan: BenchPlan): Promise<BenchLine> {
  const { place, voices, seconds, connections } = plan
  const client = new Client({ connectionString: place.ownerUrl, application_name: 'huixiang bench' })
  await client.connect()
  const servers = [await serveHouse(place, 'web'), await serveHouse(place, 'worker')] as const
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const caller = await signIn(servers[0].port)
    const crew = await gatherCrew(servers[0].port, connections)
    const backend = rows[0]?.pid ?? 0
    const stage = { client, servers, backend, crew, request: () => voiceRequest(caller) }
    const pairs = 2 * Math.max(1, Math.round(seconds / turnSeconds / 2))
    const forMs = (seconds * 1000) / pairs
    const withSums = () => turn(stage, { forMs, without: [] })
    const without = () => withoutSums(client, () => turn(stage, { forMs, without: [sums] }))
    await withSums()
    const turns: { on: Turn; off: Turn }[] = []
    for (let pair = 0; pair < pairs; pair += 2) {
      turns.push({ off: await without(), on: await withSums() })
      turns.push({ on: await withSums(), off: await without() })
    }
    crew.leave()
    const times = turns.flatMap(({ on }) => on.times).toSorted((one, other) => one - other)
    const of = (figure: (turns: { on: Turn; off: Turn }) => number) => hundredths(median(turns.map(figure)))
    return {
      workload: 'ingest-metrics',
      ops: of(({ on }) => on.ops),
      p50: hundredths(quantile(times, 0.5)),
      p95: hundredths(quantile(times, 0.95)),
      p99: hundredths(quantile(times, 0.99)),
      floor: { ops: of(({ off }) => off.ops) },
      ratio: of(({ on, off }) => on.ops / off.ops),
      tickets: 0,
      voices,
      sumsCost: {
        ofThroughput: of(({ on, off }) => 1 - on.ops / off.ops),
        ofProcessorTime: of(({ on, off }) => 1 - off.processorMs / on.processorMs),
        processorMs: of(({ on, off }) => on.processorMs - off.processorMs),
      },
    }
  } finally {
    await Promise.all(servers.map((one) => one.stop()))
    await client.end()
  }
}
