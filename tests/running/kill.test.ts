import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { type Answered, keepAnswering, openSurvey, outOfOrder } from './answers.ts'
import { newDataFolder, type Running, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'
import { inOrder, keepSending, ledger, untilSettled } from './voices.ts'

const isLong = process.env.HUIXIANG_TEST_LONG === '1'
const kills = isLong ? 50 : 5
const senders = 6
const folder = newDataFolder()
afterAll(() => folder.remove())

const environment = { HUIXIANG_TRUSTED_PROXIES: '127.0.0.1' }

const pause = (ms: number) => new Promise((wait) => setTimeout(wait, ms))

interface Load {
  readonly acknowledged: string[]
  readonly answered: Answered
  /** Path of a survey that anybody answers. */
  readonly survey: string
}

async function loadThenKill(running: Running, { acknowledged, answered, survey }: Load): Promise<void> {
  const until = { stopped: false }
  const [voices, answers] = [acknowledged.length, answered.kept.length]
  const sending = Promise.all(
    Array.from({ length: senders }, () => [
      keepSending(running.address, acknowledged, until),
      keepAnswering(running.address + survey, answered, until),
    ]).flat(),
  )
  const underWay = () => acknowledged.length > voices && answered.kept.length > answers
  while (!underWay()) await pause(20)
  await pause(Math.random() * 1300)
  await running.killEverything()
  until.stopped = true
  await sending
}

test(`killed ${kills} times under load, nothing acknowledged is lost and nothing happens twice`, async () => {
  let running = await startHuixiang(folder.path, environment)
  const survey = await openSurvey(running.address, await setUp(running))
  const load: Load = { acknowledged: [], answered: { sent: [], kept: [] }, survey }
  for (let round = 0; round < kills; round += 1) {
    await loadThenKill(running, load)
    running = await startHuixiang(folder.path, environment)
  }
  const database = await startEmbeddedPostgres({ dataDir: `${folder.path}/postgres` })
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    await untilSettled(client)
    const { acknowledged, answered } = load
    expect(acknowledged.length).toBeGreaterThan(kills)
    expect(await ledger(client, acknowledged)).toEqual(inOrder)
    expect(answered.kept.length).toBeGreaterThan(kills)
    expect(await outOfOrder(client, answered)).toEqual({ lost: 0, twice: 0 })
  } finally {
    await client.end()
    await running.stop()
    await database.stop()
  }
})
