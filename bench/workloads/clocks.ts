import { Client } from 'pg'
import { type BenchLine, quantile } from '../line.ts'
import { serveHouse } from '../serving/processes.ts'
import type { BenchPlan } from './plan.ts'

/** Clocks that come due each second while lateness is measured. */
const duePerSecond = 20
const batch = 500
const patienceMs = 60_000

const dueNow = `select id from clocks where state = 'running' and next_wake_at <= now()
  order by next_wake_at limit ${batch} for update skip locked`

/** Lets so many open clocks come due from `$2` seconds on, `$3` seconds apart; those of earlier rounds run anew. */
const comeDue = `with chosen as (
    select id, now() + make_interval(secs => $2::float8 + $3::float8 * row_number() over ()) as due from clocks
    where ended_at is null and (state = 'missed' or next_wake_at > now() + interval '10 seconds') limit $1
  ) update clocks set warn_50_at = due - interval '50 minutes', warn_80_at = due - interval '20 minutes', due_at = due,
      next_wake_at = due, level = 80, state = 'running', breached_at = null from chosen where clocks.id = chosen.id returning clocks.id`

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function calm(client: Client): Promise<void> {
  const { rows } = await client.query<{ busy: boolean }>(
    `select exists (select from clocks where state = 'running' and next_wake_at <= now()) as busy`,
  )
  if (!rows[0]?.busy) return
  await wait(100)
  return calm(client)
}

/** Waits until so many breaches more are in the log for everybody to see; gives how late each was seen, in milliseconds. */
async function seenLate(
  client: Client,
  { count, after }: { count: number; after: string },
): Promise<number[]> {
  const late: number[] = []
  const deadline = performance.now() + patienceMs
  for (let last = after; late.length < count && performance.now() < deadline; ) {
    const { rows } = await client.query<{ id: string; late: number }>(
      `select id, extract(epoch from clock_timestamp() - at)::float8 * 1000 as late from clock_log
       where id > $1 and what = 'breached' order by id`,
      [last],
    )
    last = rows.at(-1)?.id ?? last
    late.push(...rows.map((row) => row.late))
    await wait(10)
  }
  if (late.length < count) throw new Error(`Only ${late.length} of ${count} clocks spoke within a minute`)
  return late
}

const lastEntry = async (client: Client) =>
  (await client.query<{ id: string }>('select coalesce(max(id), 0) as id from clock_log')).rows[0]?.id ?? '0'

async function dueLater(client: Client, wanted: { count: number; from: number; apart: number }) {
  const { rowCount } = await client.query(comeDue, [wanted.count, wanted.from, wanted.apart])
  return rowCount ?? 0
}

/** With many clocks the look reads its index alone, never the table. */
async function refuseScan(client: Client, tickets: number): Promise<void> {
  if (tickets < 10_000) return
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${dueNow}`)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  if (!plan.includes('clocks_wake') || plan.includes('Seq Scan'))
    throw new Error(`The look for due clocks scans:\n${plan}`)
}

/** The same rows moved by a bare statement, that neither logs nor says anything: clocks a second. */
async function floorOf(client: Client, count: number): Promise<number> {
  const overdue = await dueLater(client, { count, from: -60, apart: 0 })
  const began = performance.now()
  for (let left = overdue; left > 0; left -= batch)
    await client.query(
      `with woken as (${dueNow}) update clocks set level = 100, state = 'missed', breached_at = due_at, next_wake_at = null
       from woken where clocks.id = woken.id`,
    )
  return overdue / ((performance.now() - began) / 1000)
}

/**
 * Lateness: from the due instant until the breach is in the log for everybody to see, while clocks come due one after the other. Speed: many
 * that come due at one moment, as after a downtime, beside the bare statement.
 */
export async function measureClocks({ place, tickets, seconds }: BenchPlan): Promise<BenchLine> {
  const client = new Client({ connectionString: place.ownerUrl, application_name: 'huixiang bench' })
  await client.connect()
  try {
    await refuseScan(client, tickets)
    const atOnce = Math.min(Math.floor(tickets / 4), 500 * seconds)
    const house = await serveHouse(place, 'all')
    const measured = await lateAndFast(client, { atOnce, steady: duePerSecond * seconds }).finally(house.stop)
    const floorOps = await floorOf(client, atOnce)
    const times = measured.late.toSorted((one, other) => one - other)
    const at = (share: number) => Math.round(quantile(times, share))
    return {
      workload: 'clocks',
      ops: Math.round(measured.ops),
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      floor: { ops: Math.round(floorOps) },
      ratio: Math.round((measured.ops / floorOps) * 100) / 100,
      tickets,
    }
  } finally {
    await client.end()
  }
}

/** Lets clocks come due and waits for all of them; gives how late each was seen. */
async function spoken(client: Client, wanted: { count: number; apart: number }): Promise<number[]> {
  const after = await lastEntry(client)
  const count = await dueLater(client, { ...wanted, from: 2 })
  return seenLate(client, { count, after })
}

async function lateAndFast(client: Client, { atOnce, steady }: { atOnce: number; steady: number }) {
  await calm(client)
  // A worker that has just started looks for the first time when it is ready.
  await spoken(client, { count: duePerSecond, apart: 0 })
  const late = await spoken(client, { count: steady, apart: 1 / duePerSecond })
  const caughtUp = await spoken(client, { count: atOnce, apart: 0 })
  return { late, ops: caughtUp.length / (Math.max(...caughtUp) / 1000) }
}
