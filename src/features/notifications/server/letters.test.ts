import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { analysis } from '#features/analysis/server/module.ts'
import { callbacks } from '#features/callbacks/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { sendVoice } from '#features/intake/contract/public-voice.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { makeLink } from '#features/sign-in/contract.ts'
import { signIn } from '#features/sign-in/server/module.ts'
import { invitePerson } from '#features/staff/contract.ts'
import { staff } from '#features/staff/server/module.ts'
import { surveys } from '#features/surveys/server/module.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { sendMessage } from '#features/tickets/contract/handling.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { outbox, viewMail } from '../contract.ts'
import { notifications } from './module.ts'
import { bodyOf, openMailServer } from './testing/mail-server.ts'

const rooms = [organisation, staff, signIn, customers, intake, taxonomy, analysis]
const loop = [tickets, clocks, dispatch, callbacks, surveys, notifications]
const post = await openMailServer()
let house: TestHouse
let as: { as: Actor }
let rootUnitId: string

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [...rooms, ...loop], {
    HUIXIANG_SMTP_URL: post.url,
    HUIXIANG_PUBLIC_URL: 'https://voice.example.com',
    HUIXIANG_LOG_LEVEL: 'silent',
  })
  const done = await setUpHouse(house)
  as = { as: done.administrator }
  rootUnitId = done.rootUnitId
})
afterAll(async () => {
  await house?.close()
  await post.stop()
})

/** The mails sent since the last look. */
async function mails(): Promise<string[]> {
  await house.settle()
  return post.received.splice(0).map(bodyOf)
}

const secret = 'k'.repeat(40)
const complaint = {
  text: '电饭锅不通电，客服一直打不通，我要投诉',
  kind: 'complaint',
  consent: true,
} as const

test('who leaves an address gets a receipt with the link that tracks their voice', async () => {
  const contact = { name: '李雷', email: 'lilei@example.com' }
  const { reply } = await house.call(sendVoice, {}, { ...complaint, contact, secret })
  const [receipt] = await mails()
  expect(receipt).toContain(`https://voice.example.com/voice/${reply.number}?k=${secret}`)
  expect(receipt).not.toContain('电饭锅')
})

test('once the receipt is sent, nobody finds the secret in the outbox or the database', async () => {
  const { reply } = await house.call(outbox, {}, {}, as)
  const mailId = reply.items[0]?.id as string
  expect((await house.call(viewMail, { mailId }, {}, as)).reply.text).not.toContain(secret)
  const { rows } = await house.open.pool.query('select * from mails')
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('a voice sent twice has one receipt, and an address that is none stops no voice', async () => {
  const again = { ...complaint, contact: { email: 'lilei@example.com' }, secret }
  expect((await house.call(sendVoice, {}, again)).status).toBe(200)
  const odd = { ...complaint, text: '窗口没有人', contact: { email: '没有' }, secret: 'o'.repeat(40) }
  expect((await house.call(sendVoice, {}, odd)).status).toBe(200)
  expect(await mails()).toEqual([])
})

test('a caller who leaves an address gets a receipt; what another system hands in is answered there', async () => {
  const contact = { email: 'caller@example.com' }
  await house.call(registerFeedback, {}, { text: '水管漏水', channel: 'phone', contact }, as)
  await house.call(registerFeedback, {}, { text: '水管漏水了', channel: 'api', contact }, as)
  expect((await mails()).filter((mail) => mail.includes('/voice/HX'))).toHaveLength(1)
})

test('a message to the customer reaches them by mail, once', async () => {
  const { reply } = await house.call(ticketList, {}, { text: '电饭锅' }, as)
  const ticketId = reply.items[0]?.id as string
  await house.call(sendMessage, { ticketId }, { text: '新的电饭锅明天送到。' }, as)
  const sent = await mails()
  expect(sent.filter((mail) => mail.includes('新的电饭锅明天送到。'))).toHaveLength(1)
})

test('an invitation is mailed to whom it is for, and no operator can read the way in', async () => {
  const newcomer = { name: '韩梅', email: 'hanmei@example.com', orgUnitId: rootUnitId }
  const { personId } = (await house.call(invitePerson, {}, newcomer, as)).reply
  const { path } = (await house.call(makeLink, { personId }, {}, as)).reply
  const [invitation] = await mails()
  expect(invitation).toContain(`https://voice.example.com${path}`)
  const { rows } = await house.open.pool.query('select * from mails')
  expect(JSON.stringify(rows)).not.toContain(path.split('/')[2])
})

test('while a mail waits for its server, its secret lies sealed, and only this installation’s own key opens it', async () => {
  const waiting = await openTestHouse(inject('databaseServer'), [...rooms, ...loop])
  try {
    await setUpHouse(waiting)
    const contact = { email: 'waits@example.com' }
    await waiting.call(sendVoice, {}, { ...complaint, contact, secret })
    await waiting.settle()
    const { rows } = await waiting.open.pool.query('select * from mails where link_sealed is not null')
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(waiting.open.jobContext.unseal(rows[0].link_sealed)).toBe(`?k=${secret}`)
    expect(house.open.jobContext.unseal(rows[0].link_sealed)).toBeNull()
  } finally {
    await waiting.close()
  }
})
