import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { preparePush, subscribeToPush } from '#features/notifications/contract/push.ts'
import { createWebhook, deliveryLog } from '#features/notifications/contract/webhooks.ts'
import { changeNotificationPreferences } from '#features/notifications/contract.ts'
import { bodyOf, openMailServer } from '#features/notifications/server/testing/mail-server.ts'
import { openPushBrowser } from '#features/notifications/server/testing/push-browser.ts'
import { rootUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { closeAlert } from '../contract/deeds.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const heard: Heard[] = []
/** What stands in for a push service and for a program that wants to know. */
const service = createServer(async (request, response) => {
  heard.push({ path: request.url ?? '', headers: request.headers, body: await buffer(request) })
  response.writeHead(201).end()
})
await new Promise<void>((done) => service.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
const post = await openMailServer()

const alerting = await openAlertingHouse(inject('databaseServer'), [], {
  HUIXIANG_SMTP_URL: post.url,
  HUIXIANG_MAIL_FROM: '回响 <echo@huixiang.example>',
  HUIXIANG_PUSH_INSIDE: 'true',
})
const { house, manager, people } = alerting
afterAll(async () => {
  await house.close()
  await post.stop()
  service.close()
})
beforeEach(() => {
  heard.length = 0
  post.received.length = 0
})

const operator = { as: personWith(['organisation.configure', 'operations.read'], { id: people.analyst }) }
const as = { as: manager }
const items = [
  { kind: 'alert_red' as const, inApp: true, email: 'at_once' as const, push: true },
  { kind: 'alert' as const, inApp: true, email: 'never' as const, push: false },
]
await house.call(changeNotificationPreferences, {}, { items }, as)
await house.call(preparePush, {}, {}, as)
const { keys, open } = openPushBrowser()
await house.call(subscribeToPush, {}, { endpoint: `${origin}/push`, keys, device: 'Chrome · Android' }, as)
const hook = {
  ...{ name: '值班系统', url: `${origin}/hook`, kinds: ['alert_red' as const] },
  ...{ allowsPrivate: true, active: true },
}
const { secret } = (await house.call(createWebhook, {}, hook, operator)).reply

await alerting.usually(() => 40)
await alerting.usually(() => 3000, { org_unit_id: rootUnit })
await alerting.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })

test('a red alert reaches its manager by mail and on the phone, and the program that wants to know, each leading to it', async () => {
  await alerting.count(0, 120)
  await alerting.minute()
  const [alert] = await alerting.alerts(manager)
  expect(alert).toMatchObject({ colour: 'red' })
  const path = `/alerts/${alert?.id}`

  expect(post.received).toHaveLength(1)
  const [mail = ''] = post.received
  expect(mail).toContain('tang@example.com')
  expect(bodyOf(mail)).toContain(`预警 ${alert?.number}：投诉量触发预警，请马上查看`)
  expect(bodyOf(mail)).toContain(path)

  const pushed = heard.filter((one) => one.path === '/push')
  expect(pushed.map(({ body }) => open(body))).toEqual([
    expect.objectContaining({ body: `预警 ${alert?.number}：一项指标触发预警，请马上查看`, path }),
  ])

  const [posted, ...more] = heard.filter((one) => one.path === '/hook')
  expect(more).toEqual([])
  const body = posted?.body.toString() ?? ''
  expect(JSON.parse(body)).toMatchObject({
    ...{ kind: 'alert_red', alertId: alert?.id, facts: { watched: 'complaints', colour: 'red' } },
  })
  const [, at, sign] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(`${posted?.headers['x-huixiang-signature']}`) ?? []
  expect(createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')).toBe(sign)
  const { items: log } = (await house.call(deliveryLog, {}, { state: ['sent'] }, operator)).reply
  expect(new Set(log.map(({ channel }) => channel))).toEqual(new Set(['in_app', 'email', 'push', 'webhook']))
  const asked = { text: alert?.number ?? '', channel: ['in_app', 'email', 'push'] } as const
  const { items: found } = (await house.call(deliveryLog, {}, asked as never, operator)).reply
  expect(new Set(found.map(({ channel }) => channel))).toEqual(new Set(asked.channel))
})

test('what goes on as bad as it was is told by no channel again, and neither is what was ended', async () => {
  await alerting.count(0, 1)
  await alerting.minute()
  const [alert] = await alerting.alerts(manager)
  const ended = await house.call(closeAlert, { alertId: alert?.id as string }, { outcome: 'true' }, as)
  expect(ended.status).toBe(200)
  await alerting.count(0, 1)
  await alerting.minute()
  expect([heard, post.received]).toEqual([[], []])
})
