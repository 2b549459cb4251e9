import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { escalationStepped } from '#features/escalations/contract.ts'
import {
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { myPushDevices, preparePush, tryPush, unsubscribeFromPush } from '../contract/push.ts'
import { changeNotificationPreferences, changeNotificationRhythm } from '../contract.ts'
import { minuteIn } from './testing/minutes.ts'
import { openPushHouse } from './testing/push-house.ts'

const telling = await openPushHouse(inject('databaseServer'))
const { house, as, origin, received, answers, browser, assign, logged } = telling
afterAll(() => telling.close())

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
  expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({ aud: origin })
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

test('a ladder that names browsers reaches them whatever their reader chose, at night as well; one that names mails leaves browsers to them', async () => {
  const night = await inventPerson(house, { name: '值夜', email: 'night@example.com' })
  const items = [{ kind: 'due_soon' as const, inApp: true, email: 'never' as const, push: false }]
  await house.call(changeNotificationPreferences, {}, { items }, as(night))
  const quiet = { from: await minuteIn(house, -1), to: await minuteIn(house, 3) }
  await house.call(changeNotificationRhythm, {}, { quiet, digestAt: 480 }, as(night))
  await browser('/night', night)
  const ticket = await inventTicket(house, { assigneeId: night })
  const stepped = async (channels: ('email' | 'push')[]) => {
    const facts = {
      ...{ escalationId: randomUUID(), matter: 'clock' as const, about: ticket.id, step: 1 },
      ...{
        obligation: 'contact' as const,
        cause: 'share' as const,
        level: 80 as const,
        dueAt: '2026-03-04T07:00:00.000Z',
      },
      ...{ personIds: [night], channels, asksAnswer: false },
    }
    received.length = 0
    await house.arrange(async ({ emit }) =>
      emit(escalationStepped, { subject: ticket.id, unit: teamUnit, facts }),
    )
    await house.settle()
    return received.map(({ path }) => path)
  }
  expect(await stepped(['push'])).toEqual(['/night'])
  expect(await stepped(['email'])).toEqual([])
})

test('a browser that is gone is forgotten; a service that is down is tried again', async () => {
  answers(503)
  await assign()
  expect((await logged())[0]).toEqual(['waiting', 'HTTP 503'])
  answers(410)
  house.travel(2 * 60_000)
  await house.tick()
  await house.settle()
  expect((await logged())[0]).toEqual(['failed', 'HTTP 410'])
  expect((await house.call(myPushDevices, {}, {}, as())).reply.items).toEqual([])
})
