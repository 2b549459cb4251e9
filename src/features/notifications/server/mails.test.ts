import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { outbox, sendMailAgain, viewMail } from '../contract.ts'
import { sendQueuedMail } from './mail-sending.ts'
import { notifications } from './module.ts'
import { sendMail } from './public/send-mail.ts'
import { sendDueMails } from './send-due-mails.job.ts'
import { openMailServer, refusal } from './testing/mail-server.ts'

let house: TestHouse
/** `nobody@…` does not exist there, and `later@…` is told to come back later. */
const post = await openMailServer((address) => {
  if (address.startsWith('nobody@')) return refusal(550, 'no such user')
  return address.startsWith('later@') ? refusal(451, 'greylisted') : undefined
})
const { received } = post
const operator = personWith(['operations.read', 'operations.manage'], { id: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [notifications], {
    HUIXIANG_SMTP_URL: post.url,
    HUIXIANG_MAIL_FROM: '回响 <echo@huixiang.example>',
    HUIXIANG_LOG_LEVEL: 'silent',
  })
})
beforeEach(async () => {
  await post.stop()
  received.length = 0
})
afterAll(async () => {
  await house?.close()
  await post.stop()
})

const queue = (to: string, idempotencyKey: string = randomUUID()) =>
  house.arrange((context) =>
    sendMail(context, {
      to,
      subject: '您的工单\r\nBcc: x@y.example',
      text: '您好：\n\n已经处理完成 <b>。',
      idempotencyKey,
    }),
  )

const mailTo = async (to: string) => {
  const { rows } = await house.open.pool.query(
    'select id, state, attempts, problem from mails where to_address = $1',
    [to],
  )
  return rows[0]
}

test('a mail is delivered once, however often it is asked for', async () => {
  await post.start()
  await queue('once@example.com', 'invitation:1')
  await queue('once@example.com', 'invitation:1')
  await house.settle()
  await house.tick()
  await house.settle()
  expect(received).toHaveLength(1)
  const { id, state } = await mailTo('once@example.com')
  expect(state).toBe('sent')
  expect(received[0]).toContain(`Message-ID: <${id}@huixiang.example>`)
  expect(received[0]).not.toMatch(/^Bcc:/m)
  const { rows } = await house.open.pool.query(
    `select facts from events where type = 'notifications.mail_sent' and subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ facts: { attempts: 1 } }])
})

test('while the mail server is down a mail waits, and it goes out when the server is back', async () => {
  await queue('patient@example.com')
  await house.settle()
  expect(await mailTo('patient@example.com')).toMatchObject({ state: 'waiting', attempts: 1 })
  await post.start()
  await house.tick()
  await house.settle()
  expect(received).toEqual([])
  house.travel(61_000)
  await house.tick()
  await house.settle()
  expect(received).toHaveLength(1)
  expect(await mailTo('patient@example.com')).toMatchObject({ state: 'sent', attempts: 2, problem: null })
})

test('an address that does not exist is given up at once, a server that asks for patience is tried again', async () => {
  await post.start()
  await queue('nobody@example.com')
  await queue('later@example.com')
  await house.settle()
  expect(await mailTo('nobody@example.com')).toMatchObject({ state: 'failed', problem: 'SMTP 550' })
  expect(await mailTo('later@example.com')).toMatchObject({ state: 'waiting', problem: 'SMTP 451' })
})

test('two workers that take the same mail send it once', async () => {
  await post.start()
  await queue('race@example.com')
  const { id } = await mailTo('race@example.com')
  await Promise.all(
    [1, 2, 3].map(() => sendQueuedMail.run(house.open.jobContext as never, { mailId: id } as never)),
  )
  await house.settle()
  expect(received).toHaveLength(1)
})

test('an operator sees the outbox with hidden addresses, and reading a mail is audited', async () => {
  const { reply } = await house.call(outbox, {}, { state: ['failed'] }, { as: operator })
  expect(reply.items.map(({ to, state }) => [to, state])).toEqual([['n***@example.com', 'failed']])
  const mailId = reply.items[0]?.id as string
  const read = await house.call(viewMail, { mailId }, {}, { as: operator })
  expect(read.reply.to).toBe('nobody@example.com')
  const { rows } = await house.open.pool.query(
    `select actor_id from events where type = 'notifications.mail_viewed' and subject_id = $1`,
    [mailId],
  )
  expect(rows).toEqual([{ actor_id: operator.id }])
  const reader = personWith(['operations.read'], { id: randomUUID() })
  expect((await house.call(viewMail, { mailId }, {}, { as: reader })).status).toBe(403)
})

test('a mail that was given up can be sent again, one that was sent cannot', async () => {
  await post.start()
  const { id: mailId } = await mailTo('nobody@example.com')
  expect((await house.call(sendMailAgain, { mailId }, {}, { as: operator })).status).toBe(200)
  await house.settle()
  expect(await mailTo('nobody@example.com')).toMatchObject({ state: 'failed' })
  const sent = await mailTo('once@example.com')
  const answer = await house.call(sendMailAgain, { mailId: sent.id }, {}, { as: operator })
  expect([answer.status, answer.problem.code]).toEqual([409, 'notifications.mailNotStuck'])
})

test('without a mail server mails are held in the outbox, and leave once there is one', async () => {
  const silent = await openTestHouse(inject('databaseServer'), [notifications])
  try {
    await silent.arrange((context) =>
      sendMail(context, { to: 'held@example.com', subject: 'x', text: 'x', idempotencyKey: 'x' }),
    )
    await silent.settle()
    const { reply } = await silent.call(outbox, {}, {}, { as: operator })
    expect([reply.held, reply.items[0]?.state]).toEqual([1, 'held'])
    await post.start()
    const withServer = {
      ...silent.open.jobContext,
      settings: { ...silent.house.settings, HUIXIANG_SMTP_URL: post.url },
    }
    await sendDueMails.run(withServer)
    const { rows } = await silent.open.pool.query('select id from mails')
    await sendQueuedMail.run(withServer as never, { mailId: rows[0].id } as never)
    expect(received).toHaveLength(1)
  } finally {
    await silent.close()
  }
})

test('an address that is none is refused before anything is queued', async () => {
  for (const wrong of ['', 'wang', 'a@b', 'x@example.com\nBcc: y@example.com'])
    await expect(queue(wrong)).rejects.toThrow('notifications.badAddress')
})
