import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Client } from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'
import { startWorker, type Worker } from './running-house.ts'
import { until } from './voices.ts'

/** Message-IDs as they came in, with what happens when one has. */
const received: string[] = []
let whenReceived = async (): Promise<void> => undefined

const postOffice = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  closeTimeout: 100,
  onData(stream, _session, done) {
    let content = ''
    stream.on('data', (piece) => {
      content += piece
    })
    stream.on('end', () => {
      received.push(/^message-id: (\S+)/im.exec(content)?.[1] as string)
      whenReceived().then(() => done(), done)
    })
  },
})

let installation: Installation
let database: Client
let worker: Worker
let environment: Record<string, string>

beforeAll(async () => {
  await new Promise<void>((done) => postOffice.listen(0, '127.0.0.1', done))
  const { port } = postOffice.server.address() as AddressInfo
  installation = await openInstallation()
  environment = { ...installation.environment, HUIXIANG_SMTP_URL: `smtp://127.0.0.1:${port}` }
  worker = startWorker(installation.folder, environment)
  database = await installation.connect()
  await until(database, `select to_regclass('mails') is not null and to_regclass('jobs.queue') is not null`)
  await until(database, `select exists (select from jobs.queue where name = 'notifications.send-mail')`)
})

afterAll(async () => {
  await worker.stop()
  await installation.remove()
  await new Promise<void>((done) => postOffice.close(() => done()))
})

/** Puts a mail in the outbox and its sending in the queue. */
async function post(): Promise<string> {
  const id = randomUUID()
  await database.query(
    `insert into mails (id, idempotency_key, to_address, subject, body, state, queued_at, next_try_at)
     values ($1::uuid, $1::text, 'li@example.com', '您的反馈', '我们已经处理', 'waiting', now(), now())`,
    [id],
  )
  await database.query(
    `insert into jobs.job (name, data) values ('notifications.send-mail', jsonb_build_object('mailId', $1::text))`,
    [id],
  )
  return id
}

const sent = (id: string) => until(database, `select state = 'sent' from mails where id = '${id}'`)

test('killed after the post office took a mail and before that was noted, it is sent again under the same id', async () => {
  let taken: () => void = () => undefined
  const isTaken = new Promise<void>((done) => {
    taken = done
  })
  whenReceived = async () => {
    await worker.kill()
    taken()
  }
  const id = await post()
  await isTaken
  whenReceived = async () => undefined
  const { rows } = await database.query(
    'select state, next_try_at > now() as leased from mails where id = $1',
    [id],
  )
  expect(rows[0]).toEqual({ state: 'waiting', leased: true })
  // The lease of an attempt whose process is gone ends by itself after minutes; here it ends now.
  await database.query('update mails set next_try_at = now() where id = $1', [id])
  await database.query(`delete from timers where name = 'notifications.send-due-mails'`)
  worker = startWorker(installation.folder, environment)
  await sent(id)
  expect(received).toHaveLength(2)
  expect(new Set(received).size).toBe(1)
  expect(received[0]).toContain(id)
})

test('after its database was away the worker takes up its queue by itself', async () => {
  await installation.fail()
  await installation.recover()
  database = await installation.connect()
  const id = await post()
  await sent(id)
  expect(received.filter((one) => one.includes(id))).toHaveLength(1)
})
