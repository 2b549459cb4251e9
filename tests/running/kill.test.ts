import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { newDataFolder, type Running, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'

const isLong = process.env.HUIXIANG_TEST_LONG === '1'
const kills = isLong ? 50 : 5
const senders = 6
const folder = newDataFolder()
afterAll(() => folder.remove())

// Each voice comes from an address of its own, so that no visitor's limit is in the way.
const environment = { HUIXIANG_TRUSTED_PROXIES: '127.0.0.1' }

/** Sends voices one after the other until the server is gone; keeps the numbers that were acknowledged. */
async function send(running: Running, acknowledged: string[], until: { stopped: boolean }): Promise<void> {
  while (!until.stopped) {
    try {
      const response = await fetch(`${running.address}/api/voice`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `10.0.${randomBytes(1)[0]}.${randomBytes(1)[0]}`,
        },
        body: JSON.stringify({
          kind: 'complaint',
          text: `送货迟到了三天，没有人联系我 ${randomBytes(6).toString('hex')}`,
          consent: true,
          secret: randomBytes(24).toString('hex'),
        }),
      })
      if (response.ok) acknowledged.push(((await response.json()) as { number: string }).number)
    } catch {
      return
    }
  }
}

async function loadThenKill(running: Running, acknowledged: string[]): Promise<void> {
  const until = { stopped: false }
  const sending = Promise.all(Array.from({ length: senders }, () => send(running, acknowledged, until)))
  await new Promise((wait) => setTimeout(wait, 200 + Math.random() * 1300))
  await running.killEverything()
  until.stopped = true
  await sending
}

const leftOver = `
  select (select count(*) from feedbacks where number <> all($1)) - 0 as unacknowledged,
    (select count(*) from unnest($1::text[]) n where not exists (select 1 from feedbacks where number = n)) as lost,
    (select count(*) from feedbacks f where (select count(*) from analyses a where a.feedback_id = f.id and a.current) <> 1) as analysed_wrong,
    (select count(*) from feedbacks f where (select count(*) from ticket_feedbacks t where t.feedback_id = f.id) <> 1) as ticketed_wrong,
    (select count(*) from (select subject_id, facts->>'cycle', facts->>'obligation' from events where type = 'clocks.started'
       group by 1, 2, 3 having count(*) > 1) twice) as clocks_twice,
    (select count(*) from (select subject_id from events where type = 'tickets.opened' group by 1 having count(*) > 1) twice) as opened_twice,
    (select coalesce(sum(n), 0) from metric_counts where measure = 'voices') - (select count(*) from feedbacks) as miscounted,
    (select count(*) from follower_failures) as failures`

async function untilSettled(client: Client): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await client.query<{ open: number }>(
      `select (select count(*) from feedbacks) - (select count(distinct subject_id) from events where type = 'clocks.started')
         + (select count(*) from feedbacks) - (select coalesce(sum(n), 0) from metric_counts where measure = 'voices') as open`,
    )
    if (Number(rows[0]?.open) === 0) return
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

test(`killed ${kills} times under load, nothing acknowledged is lost and nothing happens twice`, {
  timeout: isLong ? 900_000 : 120_000,
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
    const { rows } = await client.query(leftOver, [acknowledged])
    expect(acknowledged.length).toBeGreaterThan(kills)
    expect(rows[0]).toMatchObject({
      lost: '0',
      analysed_wrong: '0',
      ticketed_wrong: '0',
      clocks_twice: '0',
      opened_twice: '0',
      miscounted: '0',
      failures: '0',
    })
  } finally {
    await client.end()
    await running.stop()
    await database.stop()
  }
})
