import { Client } from 'pg'
import { type BenchLine, lineOf, type Measured } from '../line.ts'
import { gatherCrew } from '../load/closed-loop.ts'
import { openConnection } from '../load/connection.ts'
import { lender } from '../load/lender.ts'
import { pace } from '../load/pace.ts'
import { getting, readJson } from '../load/requests.ts'
import { type Serving, serveFloor, serveHouse } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import { intake, voiceRequest } from './intake.ts'
import type { BenchPlan } from './plan.ts'

const voicesPerSecond = 200
const pagesPerSecond = 20
const lookEveryMs = 50
const patienceMs = 30_000

const dispatchedSql = `
  select t.feedback_id as id from tickets t where t.feedback_id = any($1::uuid[])
    and (t.assignee_id is not null or exists (select from dispatch_queue q where q.ticket_id = t.id))`

/** Watches until every accepted voice is with somebody, or in a team's queue; gives how long each took. */
async function watchDispatch(client: Client, accepted: Map<string, number>, until: { ended: boolean }) {
  const times: number[] = []
  let progress = performance.now()
  while (accepted.size > 0 || !until.ended) {
    await new Promise((wait) => setTimeout(wait, lookEveryMs))
    const { rows } = await client.query<{ id: string }>(dispatchedSql, [[...accepted.keys()]])
    const now = performance.now()
    for (const { id } of rows) {
      times.push(now - (accepted.get(id) as number))
      accepted.delete(id)
    }
    if (rows.length > 0 || accepted.size === 0) progress = now
    if (now - progress > patienceMs) throw new Error(await whyNotDispatched(client, accepted.size))
  }
  return times
}

async function whyNotDispatched(client: Client, left: number): Promise<string> {
  const { rows } = await client.query<{ follower: string; n: string; error: string }>(
    'select follower, count(*) as n, min(error) as error from follower_failures group by follower',
  )
  const failures = rows.map(({ follower, n, error }) => `${follower} set ${n} events aside: ${error}`)
  return [`${left} accepted voices were not dispatched within 30 s`, ...failures].join('\n')
}

async function load({ web, client, seconds, connections }: Loading): Promise<Measured> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(web.port)))
  try {
    const caller = await signIn(web.port)
    const lend = lender(open)
    const accepted = new Map<string, number>()
    const until = { ended: false }
    const voice = async () => {
      const receipt = readJson(await lend((one) => one.ask(voiceRequest(caller)))) as { feedbackId: string }
      accepted.set(receipt.feedbackId, performance.now())
    }
    const page = async () =>
      void readJson(await lend((one) => one.ask(getting('/api/tickets?limit=50', caller))))
    // One voice goes ahead: a worker that is still starting is not what is measured.
    await voice()
    await watchDispatch(client, accepted, { ended: true })
    const lasting = seconds * 1000
    const sending = Promise.all([
      pace(voicesPerSecond, { forMs: lasting }, voice),
      pace(pagesPerSecond, { forMs: lasting }, page),
    ])
    const [times] = await Promise.all([
      watchDispatch(client, accepted, until),
      sending.finally(() => {
        until.ended = true
      }),
    ])
    return { ops: times.length / seconds, times }
  } finally {
    for (const connection of open) connection.close()
  }
}

interface Loading {
  readonly web: Serving
  readonly client: Client
  readonly seconds: number
  readonly connections: number
}

async function runHouse({ place, seconds, connections }: BenchPlan): Promise<Measured> {
  const [web, worker] = [await serveHouse(place, 'web'), await serveHouse(place, 'worker')]
  const client = new Client({ connectionString: place.ownerUrl })
  try {
    await client.connect()
    return await load({ web, client, seconds, connections })
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe worker printed:\n${worker.output()}`, { cause: error })
  } finally {
    await client.end()
    await Promise.all([web.stop(), worker.stop()])
  }
}

/**
 * 200 voices and 20 inbox pages a second, whether the house keeps up or not: the times are those from an accepted
 * voice to a ticket that somebody, or a team's queue, holds. The floor takes in as many voices as it can.
 */
export async function measureMixed(plan: BenchPlan): Promise<BenchLine> {
  const house = await runHouse(plan)
  const serving = await serveFloor(plan.place)
  try {
    const crew = await gatherCrew(serving.port, plan.connections)
    const floor = await crew.work(await intake.floor(plan), (plan.seconds * 1000) / 3)
    crew.leave()
    return lineOf({ workload: 'mixed', tickets: plan.tickets }, [{ house, floor }])
  } finally {
    await serving.stop()
  }
}
