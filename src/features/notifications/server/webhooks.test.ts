import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  createWebhook,
  deliveryLog,
  editWebhook,
  listWebhooks,
  removeWebhook,
  sendWebhookAgain,
} from '../contract/webhooks.ts'
import { notifications } from './module.ts'
import { isPrivateAddress } from './posting.ts'

const administrator = {
  as: personWith(['organisation.configure', 'operations.read', 'operations.manage'], { id: randomUUID() }),
}
const received: { headers: IncomingHttpHeaders; body: string }[] = []
let answer = 200
let program: Server
let house: TestHouse
let agent: string

beforeAll(async () => {
  program = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    received.push({ headers: request.headers, body })
    response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end()
  })
  await new Promise<void>((done) => program.listen(0, '127.0.0.1', done))
  house = await openTestHouse(inject('databaseServer'), [notifications])
  await inventOrganisation(house)
  agent = await inventPerson(house, { name: '李雷', email: 'lilei@example.com' })
})
afterAll(async () => {
  await house?.close()
  program?.close()
})

const url = () => `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`
const content = (change: object = {}) => ({
  name: '值班机器人',
  url: url(),
  kinds: ['assigned' as const],
  allowsPrivate: true,
  active: true,
  ...change,
})

async function made(change: object = {}) {
  const { reply, status } = await house.call(createWebhook, {}, content(change), administrator)
  expect(status).toBe(200)
  received.length = 0
  return reply
}

async function assign() {
  const ticket = await inventTicket(house, { assigneeId: agent })
  const why = {
    because: 'default' as const,
    matched: [],
    labelId: null,
    choice: null,
    considered: 1,
    eligible: 1,
    load: 0,
    capacity: 10,
  }
  const whom = { personId: agent, unitId: teamUnit, previousPersonId: null }
  const facts = { cycle: 1, how: 'rule' as const, ruleId: null, why, ...whom }
  await house.arrange(async ({ emit }) => emit(ticketAssigned, { subject: ticket.id, unit: teamUnit, facts }))
  await house.settle()
  return ticket
}

const log = async (input: object = {}) =>
  (await house.call(deliveryLog, {}, { channel: ['webhook'], ...input }, administrator)).reply.items

test('a program is told what people are told, signed with a secret that is shown once', async () => {
  const { id, secret } = await made()
  const ticket = await assign()
  const [{ headers, body } = { headers: {}, body: '' }, ...more] = received
  expect(more).toEqual([])
  expect(JSON.parse(body)).toMatchObject({ kind: 'assigned', ticketId: ticket.id, personIds: [agent] })
  expect(body).not.toContain('李雷')
  const [, at, sign] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-huixiang-signature'])) ?? []
  expect(createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')).toBe(sign)
  expect(JSON.stringify((await house.call(listWebhooks, {}, {}, administrator)).reply)).not.toContain(secret)
  const stored = await house.open.pool.query('select secret_sealed from webhooks where id = $1', [id])
  expect(stored.rows[0].secret_sealed).not.toContain(secret)
  await house.call(removeWebhook, { webhookId: id }, {}, administrator)
})

test('what is not taken is tried again with growing pauses, then given up, and a person can send it again', async () => {
  const { id } = await made()
  answer = 503
  await assign()
  expect(await log({ state: ['waiting'] })).toMatchObject([{ attempts: 1, problem: 'HTTP 503' }])
  await house.tick()
  await house.settle()
  expect(received).toHaveLength(1)
  for (let tries = 0; tries < 9; tries++) {
    house.travel(25 * 3_600_000)
    await house.tick()
    await house.settle()
  }
  expect(received).toHaveLength(10)
  const [given] = await log({ state: ['failed'], text: '值班' })
  expect(given).toMatchObject({ attempts: 10, problem: 'HTTP 503', to: '值班机器人' })
  answer = 200
  const again = () => house.call(sendWebhookAgain, { deliveryId: given?.id ?? '' }, {}, administrator)
  expect((await again()).status).toBe(200)
  await house.settle()
  expect(await log({ state: ['sent'] })).toMatchObject([{ id: given?.id, problem: null }])
  expect((await again()).problem.code).toBe('notifications.deliveryNotStuck')
  await house.call(removeWebhook, { webhookId: id }, {}, administrator)
})

test('an address in one’s own network is refused at once unless that is allowed, and nothing follows a redirect', async () => {
  const { id } = await made({ allowsPrivate: false })
  await assign()
  await house.call(
    editWebhook,
    { webhookId: id },
    content({ allowsPrivate: false, url: url().replace('127.0.0.1', 'localhost') }),
    administrator,
  )
  await assign()
  expect(received).toEqual([])
  const refused = { state: 'failed', attempts: 1, problem: 'PRIVATE_ADDRESS' }
  expect(await log()).toMatchObject([refused, refused])
  await house.call(editWebhook, { webhookId: id }, content(), administrator)
  answer = 302
  await assign()
  expect(await log({ state: ['waiting'] })).toMatchObject([{ problem: 'HTTP 302' }])
  answer = 200
  await house.call(removeWebhook, { webhookId: id }, {}, administrator)
})

test('a program hears of the kinds it wants and while it is in use, and the log says who was told on every way', async () => {
  const { id } = await made({ kinds: ['breached'] })
  const ticket = await assign()
  await house.call(editWebhook, { webhookId: id }, content({ kinds: [], active: false }), administrator)
  await assign()
  expect(received).toEqual([])
  const { reply } = await house.call(deliveryLog, {}, { text: '李雷', limit: 1 }, administrator)
  expect(reply.items).toMatchObject([{ channel: 'in_app', kind: 'assigned', to: '李雷', state: 'sent' }])
  const rest = { text: '李雷', limit: 200, cursor: reply.next as string }
  const later = await house.call(deliveryLog, {}, rest, administrator)
  expect(later.reply.items.map((one) => one.id)).not.toContain(reply.items[0]?.id)
  const numbered = async (text: string) =>
    (await house.call(deliveryLog, {}, { text }, administrator)).reply.items.map(({ subject }) => subject)
  expect(await numbered(ticket.number.toLowerCase())).toEqual([ticket.number])
  expect(await numbered(`${ticket.number}%`)).toEqual([])
  await house.call(removeWebhook, { webhookId: id }, {}, administrator)
  expect((await house.call(removeWebhook, { webhookId: id }, {}, administrator)).status).toBe(404)
})

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['8.8.8.8', false],
  ['172.32.0.1', false],
  ['2001:4860:4860::8888', false],
])('%s lies in one’s own network: %s', (address, own) => {
  expect(isPrivateAddress(address)).toBe(own)
})
