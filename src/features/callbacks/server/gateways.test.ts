import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { createWebhook, deliveryLog, editWebhook } from '#features/notifications/contract/webhooks.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { reopenTicketByHand, resolveTicket, startTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { setMessageRule } from '../contract/messages.ts'
import { dueCallbacks, ticketCallbacks } from '../contract.ts'
import type { Way } from '../domain/message-first.ts'
import { callbacks } from './module.ts'

interface Received {
  readonly signature: string
  readonly body: string
}
const received: Received[] = []
const answerWith = { status: 200 }
const provider = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  received.push({ signature: String(request.headers['x-huixiang-signature']), body })
  response.writeHead(answerWith.status).end()
})
await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done))
const house = await openTestHouse(inject('databaseServer'), [tickets, callbacks, notifications])
afterAll(async () => {
  await house.close()
  provider.close()
})
const { root } = await inventOrganisation(house)
const top = { root, unit: root }
const lead = await inventPerson(house, top, { name: '林岚', role: 'team_lead', availability: 'away' })
const administrator = { as: await inventPerson(house, top, { role: 'administrator', availability: 'away' }) }
const as = { as: lead }
const goTo = async (moment: string) => {
  house.travel(Date.parse(moment) - (await house.house.now()))
  await house.tick()
  await house.settle()
}
const connect = (purpose: 'sms' | 'voice') =>
  house.call(
    createWebhook,
    {},
    {
      ...{ name: purpose, purpose, kinds: [], allowsPrivate: true, active: true },
      url: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/${purpose}`,
    },
    administrator,
  )
const ruled = (ways: Way[]) =>
  house.call(setMessageRule, { unitId: root }, { active: true, ways, waitHours: 6 }, administrator)

let customers = 0
const see = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
const callbackOf = async (ticketId: string) => {
  const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as)
  return reply.callbacks[0] as (typeof reply.callbacks)[number]
}
async function resolved(contact: object): Promise<string> {
  customers += 1
  const ticketId = await inventTicket(house, { contact: { name: `王小明${customers}`, ...contact } })
  await house.call(startTicket, { ticketId }, { version: (await see(ticketId)).version }, as)
  const { version } = await see(ticketId)
  received.length = 0
  await house.call(resolveTicket, { ticketId }, { version, outcome: 'solved', solution: '已送达' }, as)
  await house.settle()
  return ticketId
}
const told = () => received.map(({ body }) => JSON.parse(body))
const secretIn = (link: string) => link.split('/').at(-1) as string
const answers = (url: string, payload: object) =>
  house.server.inject({ method: 'POST', url, payload, headers: { 'x-huixiang': '1' } })

const sms = await connect('sms')
const voice = await connect('voice')

test('of each gateway one is in use, and none hears the news of colleagues', async () => {
  expect([sms.status, voice.status]).toEqual([200, 200])
  const second = await connect('sms')
  expect(second.problem).toMatchObject({ code: 'notifications.oneGateway', facts: { purpose: 'sms' } })
})

test('a text message asks the customer, signed, with a link of their own; its answer counts as one by text message', async () => {
  await goTo('2026-12-01T10:00:00+08:00')
  await ruled(['email', 'sms'])
  const ticketId = await resolved({ phone: '13812340001' })
  const [{ signature, body } = { signature: '', body: '' }, ...more] = received
  expect(more).toEqual([])
  const message = JSON.parse(body)
  expect(message).toMatchObject({ kind: 'sms', to: '+8613812340001' })
  expect(message.text).toContain(message.link)
  const [, at, sign] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  expect(createHmac('sha256', sms.reply.secret).update(`${at}.${body}`).digest('hex')).toBe(sign)
  const { rows } = await house.open.pool.query('select content::text from webhook_deliveries')
  expect(JSON.stringify(rows)).not.toContain('13812340001')
  const page = `/callback/${secretIn(message.link)}`
  expect((await house.server.inject(page)).statusCode).toBe(200)
  expect(
    (
      await answers(`/api/callback-messages/${secretIn(message.link)}/answer`, {
        solved: true,
        satisfied: true,
      })
    ).statusCode,
  ).toBe(200)
  await house.settle()
  expect(await callbackOf(ticketId)).toMatchObject({
    outcome: 'satisfied',
    attempts: [{ channel: 'sms', reached: true }],
  })
  expect((await see(ticketId)).state).toBe('verified')
})

test('who has an address gets the mail, who has a landline no text message', async () => {
  await ruled(['email', 'sms'])
  await resolved({ phone: '13812340002', email: 'wang@example.com' })
  expect(received).toEqual([])
  const landline = await resolved({ phone: '021-61234567' })
  expect([received, (await callbackOf(landline)).waitsUntil]).toEqual([[], null])
})

test('nobody’s telephone rings at night: what is solved in the evening is asked in the morning, within the handler’s day', async () => {
  await goTo('2026-12-01T21:30:00+08:00')
  await ruled(['voice'])
  const ticketId = await resolved({ phone: '13812340003' })
  await house.tick()
  expect(received).toEqual([])
  expect((await callbackOf(ticketId)).waitsUntil).toBe('2026-12-02T07:00:00.000Z')
  await goTo('2026-12-02T08:59:00+08:00')
  expect(received).toEqual([])
  await goTo('2026-12-02T09:00:30+08:00')
  expect(told()).toMatchObject([
    { kind: 'voice', to: '+8613812340003', asks: ['solved', 'satisfied'], until: '2026-12-02T07:00:00.000Z' },
  ])
})

test('a robot that reached nobody says so, and people call within the time there was', async () => {
  await goTo('2026-12-03T10:00:00+08:00')
  await ruled(['voice'])
  const ticketId = await resolved({ phone: '13812340004' })
  const { dueAt } = await callbackOf(ticketId)
  const [{ link }] = told()
  const url = `/api/callback-messages/${secretIn(link)}/unreached`
  expect((await answers(url, { result: 'reached' })).statusCode).toBe(422)
  expect((await answers(url, { result: 'busy' })).statusCode).toBe(200)
  await house.settle()
  expect(await callbackOf(ticketId)).toMatchObject({
    state: 'open',
    dueAt,
    waitsUntil: null,
    attempts: [{ channel: 'phone', reached: false, result: 'busy' }],
  })
  const mine = await house.call(dueCallbacks, {}, { whose: 'mine' }, as)
  expect(mine.reply.items.map((one) => one.ticketId)).toContain(ticketId)
  expect((await answers(url, {})).statusCode).toBe(409)
  expect((await answers('/api/callback-messages/forged/unreached', {})).statusCode).toBe(404)
})

test('what was to be sent to an erased customer is not sent any more', async () => {
  await goTo('2026-12-03T22:00:00+08:00')
  await ruled(['sms'])
  const ticketId = await resolved({ phone: '13812340005' })
  const subject = (await see(ticketId)).customer?.id as string
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject, facts: { customerIds: [subject], rows: 1 } }),
  )
  await goTo('2026-12-04T10:00:00+08:00')
  expect(received).toEqual([])
  const log = await house.call(deliveryLog, {}, { channel: ['webhook'] }, administrator)
  expect(log.reply.items.map(({ kind, state }) => [kind, state])).toContainEqual(['voice', 'sent'])
})

test('before each attempt it is asked anew: nothing goes out at night, too late, or about what is worked on again', async () => {
  await goTo('2026-12-07T19:00:00+08:00')
  await ruled(['sms'])
  answerWith.status = 503
  const failing = await resolved({ phone: '13812340006' })
  for (const moment of ['19:10', '20:30', '23:30']) await goTo(`2026-12-07T${moment}:00+08:00`)
  const before = received.length
  answerWith.status = 200
  await goTo('2026-12-08T03:45:00+08:00')
  expect(received.length).toBe(before)
  // The answer was waited for until one o'clock: people were asked by then.
  expect((await callbackOf(failing)).waitsUntil).toBeNull()
  await goTo('2026-12-08T12:00:00+08:00')
  expect(received.length).toBe(before)
  await goTo('2026-12-08T21:30:00+08:00')
  await ruled(['voice'])
  const reopened = await resolved({ phone: '13812340007' })
  const { version } = await see(reopened)
  await house.call(reopenTicketByHand, { ticketId: reopened }, { version, reason: 'found_unsolved' }, as)
  await goTo('2026-12-09T09:30:00+08:00')
  expect(told()).toEqual([])
})

test('a gateway that is another thing by now gets nothing that waited, and who was not asked is called by people', async () => {
  await goTo('2026-12-09T21:30:00+08:00')
  await ruled(['sms'])
  const ticketId = await resolved({ phone: '13812340008' })
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/news`
  const news = { name: 'news', purpose: 'news' as const, kinds: [], allowsPrivate: true, active: true, url }
  await house.call(editWebhook, { webhookId: sms.reply.id }, news, administrator)
  await goTo('2026-12-10T09:30:00+08:00')
  expect(JSON.stringify(told())).not.toContain('13812340008')
  expect((await callbackOf(ticketId)).waitsUntil).toBeNull()
  const { rows } = await house.open.pool.query(
    `select content, state, problem from webhook_deliveries where kind = 'sms' order by queued_at desc limit 1`,
  )
  expect(rows).toEqual([{ content: {}, state: 'failed', problem: 'GATEWAY_OFF' }])
})
