import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type BenchLine, quantile } from '../line.ts'
import { openConnection } from '../load/connection.ts'
import { type Caller, getting, posting, putting, readJson } from '../load/requests.ts'
import { serveHouse } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import { forgiveBacklog } from '../volume/events.ts'
import type { BenchPlan } from './plan.ts'

const most = 10_000
const lookEveryMs = 100
const patienceMs = 300_000

const urgentSql = `select exists (select from tickets where ended_at is null and urgency = 'urgent') as any`

// Every cycle follows its ticket's new urgency, and who keeps the clocks has read the log to its last change.
const clocksRightSql = `
  select not exists (
    select from followers f
    join lateral (select tx, seq from events where type = 'tickets.changed' order by tx desc, seq desc limit 1) last on true
    where f.name = 'clocks.keep-with-ticket' and (f.tx, f.seq) < (last.tx, last.seq)
  ) and not exists (
    select from bulk_deed_tickets row
    join clocked_cycles cycle on cycle.ticket_id = row.ticket_id
    where row.bulk_deed_id = $1 and row.outcome = 'done' and cycle.ended_at is null and cycle.urgency <> $2
  ) as right`

// When each ticket was done, from the start on.
const timesSql = `
  select extract(epoch from row.at - bulk.started_at)::float8 * 1000 as ms
  from bulk_deed_tickets row join bulk_deeds bulk on bulk.id = row.bulk_deed_id
  where bulk.id = $1 and row.outcome = 'done' order by 1`

/** The same rows changed by one bare statement for each ticket, that checks, logs and says nothing: tickets a second. */
async function floorOf(client: Client, bulkDeedId: string): Promise<number> {
  const { rows } = await client.query<{ ticket_id: string }>(
    'select ticket_id from bulk_deed_tickets where bulk_deed_id = $1',
    [bulkDeedId],
  )
  const began = performance.now()
  for (const { ticket_id } of rows)
    await client.query({
      name: 'bare-change',
      text: `update tickets set urgency = 'urgent', changed_at = now() where id = $1`,
      values: [ticket_id],
    })
  return rows.length / ((performance.now() - began) / 1000)
}

interface Desk {
  readonly ask: (request: string) => Promise<unknown>
  readonly caller: Caller
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await done())) {
    if (performance.now() > deadline) throw new Error('A bulk deed did not end within five minutes')
    await wait(lookEveryMs)
  }
}

/** Plans and starts a bulk deed as a lead does; gives how long it took until every clock was right. */
async function carriedOut(client: Client, { ask, caller }: Desk, urgency: 'urgent' | 'ordinary') {
  const deed = { steps: { change: { urgency } } }
  const plan = await ask(posting('/api/bulk-deeds', { conditions: {}, deed }, caller))
  const { bulkDeedId, tickets } = plan as { bulkDeedId: string; tickets: number }
  const began = performance.now()
  await ask(putting(`/api/bulk-deeds/${bulkDeedId}/start`, {}, caller))
  const path = `/api/bulk-deeds/${bulkDeedId}`
  await until(async () => ((await ask(getting(path, caller))) as { state: string }).state === 'done')
  await until(async () => (await client.query(clocksRightSql, [bulkDeedId, urgency])).rows[0].right)
  return { bulkDeedId, tickets, rightMs: performance.now() - began }
}

/** Makes all tickets of one urgency in a server of its own. */
async function whileServed(client: Client, place: BenchPlan['place'], urgency: 'urgent' | 'ordinary') {
  const house = await serveHouse(place, 'all')
  try {
    const caller = await signIn(house.port)
    const connection = await openConnection(house.port)
    const ask = async (request: string) => readJson(await connection.ask(request))
    const run = await carriedOut(client, { ask, caller }, urgency)
    connection.close()
    return run
  } finally {
    await house.stop()
  }
}

/** As no run had been there before: through the door, so that limits, clocks and their log are those of ordinary tickets. */
async function bringBack(client: Client, place: BenchPlan['place']): Promise<void> {
  if (!(await client.query(urgentSql)).rows[0].any) return
  await whileServed(client, place, 'ordinary')
  await forgiveBacklog(client)
}

/** All tickets of a filter made urgent: tickets a second until every clock follows, beside a bare update of each. */
export async function measureBulk({ place, tickets }: BenchPlan): Promise<BenchLine> {
  if (tickets > most) throw new Error(`One bulk deed takes ${most} tickets: use --tickets ${most} or fewer`)
  const client = new Client({ connectionString: place.ownerUrl, application_name: 'huixiang bench' })
  await client.connect()
  try {
    await bringBack(client, place)
    const run = await whileServed(client, place, 'urgent')
    const floorOps = await floorOf(client, run.bulkDeedId)
    const { rows } = await client.query<{ ms: number }>(timesSql, [run.bulkDeedId])
    if (rows.length < run.tickets) throw new Error(`Only ${rows.length} of ${run.tickets} tickets were done`)
    const times = rows.map(({ ms }) => ms)
    const at = (share: number) => Math.round(quantile(times, share))
    const ops = run.tickets / (run.rightMs / 1000)
    return {
      workload: 'bulk',
      ops: Math.round(ops),
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      floor: { ops: Math.round(floorOps) },
      ratio: Math.round((ops / floorOps) * 100) / 100,
      tickets,
    }
  } finally {
    await client.end()
  }
}
