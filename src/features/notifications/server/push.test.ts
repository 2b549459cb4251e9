import { createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
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
  myPushDevices,
  preparePush,
  subscribeToPush,
  tryPush,
  unsubscribeFromPush,
} from '../contract/push.ts'
import { deliveryLog } from '../contract/webhooks.ts'
import { changeNotificationPreferences } from '../contract.ts'
import { notifications } from './module.ts'
import { openPushBrowser } from './testing/push-browser.ts'

const received: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
let answer = 201
let service: Server
let house: TestHouse
let agent: string

beforeAll(async () => {
  service = createServer(async (request, response) => {
    received.push({ path: request.url ?? '', headers: request.headers, body: await buffer(request) })
    response.writeHead(answer).end()
  })
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done))
  house = await openTestHouse(inject('databaseServer'), [notifications], { HUIXIANG_PUSH_INSIDE: 'true' })
  await inventOrganisation(house)
  agent = await inventPerson(house, { name: '李雷' })
  const items = [{ kind: 'assigned' as const, inApp: true, email: 'never' as const, push: true }]
  await house.call(changeNotificationPreferences, {}, { items }, as())
})
afterAll(async () => {
  await house?.close()
  service?.close()
})

const as = (id = agent) => ({ as: personWith(['tickets.read', 'operations.read'], { id }) })
const origin = () => `http://127.0.0.1:${(service.address() as AddressInfo).port}`

/** A browser that subscribes under an address of its own. */
async function browser(path: string) {
  const { keys, open } = openPushBrowser()
  const subscription = { endpoint: origin() + path, keys, device: 'Chrome · Windows' }
  const { reply } = await house.call(subscribeToPush, {}, subscription, as())
  return { id: reply.subscriptionId, open }
}

async function assign() {
  const ticket = await inventTicket(house, { assigneeId: agent })
  const why = {
    ...{ because: 'default' as const, matched: [], labelId: null, choice: null },
    ...{ considered: 1, eligible: 1, load: 0, capacity: 10 },
  }
  const facts = {
    ...{ cycle: 1, personId: agent, unitId: teamUnit, how: 'rule' as const, ruleId: null },
    ...{ previousPersonId: null, why },
  }
  await house.arrange(async ({ emit }) => emit(ticketAssigned, { subject: ticket.id, unit: teamUnit, facts }))
  await house.settle()
  return ticket
}
const logged = async () =>
  (await house.call(deliveryLog, {}, { channel: ['push'] }, as())).reply.items.map(({ state, problem }) => [
    state,
    problem,
  ])

test('a browser is told in its reader’s words, sealed for it alone and signed with the installation’s key', async () => {
  const { publicKey } = (await house.call(preparePush, {}, {}, as())).reply
  expect((await house.call(preparePush, {}, {}, as())).reply.publicKey).toBe(publicKey)
  const chrome = await browser('/one')
  const ticket = await assign()
  const [message, ...more] = received
  expect([message?.path, more]).toEqual(['/one', []])
  expect(chrome.open(message?.body as Buffer)).toEqual({
    title: '回响',
    body: `工单 ${ticket.number} 分派给了您`,
    path: `/tickets/${ticket.id}`,
    tag: `/tickets/${ticket.id}`,
  })
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(message?.headers.authorization ?? '') ?? []
  expect(key).toBe(publicKey)
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y } as never, format: 'jwk' })
  const [head, claims, signature = ''] = token.split('.')
  const signed = Buffer.from(`${head}.${claims}`)
  const options = { key: jwk, dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', signed, options, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({ aud: origin() })
  expect(await logged()).toEqual([['sent', null]])
})

test('a trial reaches one’s own browser, not a colleague’s; switched off it hears no more', async () => {
  const phone = await browser('/phone')
  received.length = 0
  expect((await house.call(tryPush, { subscriptionId: phone.id }, {}, as())).status).toBe(200)
  await house.settle()
  expect(phone.open(received[0]?.body as Buffer)).toMatchObject({ body: '这台设备已经可以收到回响的通知。' })
  const colleague = as(await inventPerson(house, { name: '韩梅' }))
  const refused = await house.call(tryPush, { subscriptionId: phone.id }, {}, colleague)
  expect(refused.problem.code).toBe('notifications.noSuchBrowser')
  await house.call(unsubscribeFromPush, { subscriptionId: phone.id }, {}, as())
  received.length = 0
  await assign()
  expect(received.map(({ path }) => path)).toEqual(['/one'])
})

test('a browser that is gone is forgotten; a service that is down is tried again', async () => {
  answer = 503
  await assign()
  expect((await logged())[0]).toEqual(['waiting', 'HTTP 503'])
  answer = 410
  house.travel(2 * 60_000)
  await house.tick()
  await house.settle()
  expect((await logged())[0]).toEqual(['failed', 'HTTP 410'])
  expect((await house.call(myPushDevices, {}, {}, as())).reply.items).toEqual([])
})
