import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { newDataFolder, type Running, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'
import { inOrder, keepSending, ledger, untilSettled } from './voices.ts'

const isLong = process.env.HUIXIANG_TEST_LONG === '1'
const kills = isLong ? 50 : 5
const senders = 6
const folder = newDataFolder()
afterAll(() => folder.remove())

const environment = { HUIXIANG_TRUSTED_PROXIES: '127.0.0.1' }

async function loadThenKill(running: Running, acknowledged: string[]): Promise<void> {
  const until = { stopped: false }
  const sending = Promise.all(
    Array.from({ length: senders }, () => keepSending(running.address, acknowledged, until)),
  )
  await new Promise((wait) => setTimeout(wait, 200 + Math.random() * 1300))
  await running.killEverything()
  until.stopped = true
  await sending
}

test(`killed ${kills} times under load, nothing acknowledged is lost and nothing happens twice`, {
  timeout: isLong ? 900_000 : 300_000,
}, async () => {
  const acknowledged: string[] = []
  let running = await startHuixiang(folder.path, environment)
  await setUp(running)
  for (let round = 0; round < kills; round += 1) {
    await loadThenKill(running, acknowledged)
    running = await startHuixiang(folder.path, environment)
  }
  const database = await startEmbeddedPostgres({ dataDir: `${folder.path}/postgres` })
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    await untilSettled(client)
    expect(acknowledged.length).toBeGreaterThan(kills)
    expect(await ledger(client, acknowledged)).toEqual(inOrder)
  } finally {
    await client.end()
    await running.stop()
    await database.stop()
  }
})
