import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, expect, inject, test } from 'vitest'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { createWebhook } from '#features/notifications/contract/webhooks.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { optOut } from '../contract/answering.ts'
import { changeContactRule, inviteCustomers, listRecipients, sendingProgress } from '../contract/inviting.ts'
import { passOn, readOutbox } from '../contract/outbox.ts'
import { questionnairePermissions } from '../contract.ts'
import { questionnaires } from './module.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

const received: unknown[] = []
const provider = createServer(async (request, response) => {
  received.push(await json(request))
  response.end()
})
await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done))
const { house } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(async () => {
  await house.close()
  provider.close()
})
const as = { as: designer }
const sender = personWith([...questionnairePermissions, 'customers.read', 'intake.unmask'], {
  id: randomUUID(),
})
const dayMs = 86_400_000
await house.call(changeContactRule, {}, { restDays: 0, quietFrom: 0, quietUntil: 0 }, as)

let made = 0
async function customer(phone: string | null = `+86138001380${10 + made++}`) {
  const id = randomUUID()
  const email = `${id}@example.com`
  await house.arrange(({ db, now }) =>
    db
      .own<CustomersTables>()
      .insertInto('customers')
      .values({
        id,
        email,
        email_key: email,
        phone,
        phone_key: phone,
        name: '王女士',
        created_at: new Date(now),
      } as never)
      .execute(),
  )
  return { id, email, phone }
}
const invite = async (addresses: string, more: object = {}) => {
  const { questionnaireId } = await openedSurvey(house)
  const { reply } = await house.call(
    inviteCustomers,
    { questionnaireId },
    { addresses, way: 'sms' as const, ...more },
    as,
  )
  return { questionnaireId, reply }
}
const outbox = async (questionnaireId: string, who = sender) =>
  (await house.call(readOutbox, { questionnaireId }, {}, { as: who })).reply
const tokenIn = ({ path }: { path: string }) => path.replace('/q/', '')

test('without a gateway short messages wait in the outbox, word for word and with their numbers, until they are marked as sent', async () => {
  const [one, fixed] = [await customer(), await customer('+862112345678')]
  const { questionnaireId, reply } = await invite(`${one.email} ${fixed.email}`)
  expect(reply).toMatchObject({ invited: 1, unreachable: 1 })
  const { items, numbers } = await outbox(questionnaireId)
  expect(numbers).toBe(true)
  expect(items).toMatchObject([
    { way: 'sms', phone: one.phone, customer: { id: one.id }, text: expect.stringContaining('{{link}}') },
  ])
  expect((await house.server.inject({ url: items[0]?.path ?? '' })).body).toContain('这个链接只属于您')
  const standing = async () =>
    (await house.call(listRecipients, { questionnaireId }, {}, as)).reply.items.find(
      ({ state }) => state === 'invited',
    )
  expect(await standing()).toMatchObject({ toPassOn: true })
  const counts = async () => (await house.call(sendingProgress, { questionnaireId }, {}, as)).reply
  expect(await counts()).toMatchObject({ sent: 1, toPassOn: 1 })
  const ids = items.map(({ id }) => id)
  expect((await house.call(passOn, { questionnaireId }, { ids }, as)).reply).toEqual({ passedOn: 1 })
  expect((await house.call(passOn, { questionnaireId }, { ids }, as)).reply).toEqual({ passedOn: 0 })
  expect((await outbox(questionnaireId)).items).toEqual([])
  expect(await standing()).toMatchObject({ toPassOn: false })
  expect(await counts()).toMatchObject({ sent: 1, toPassOn: 0 })
  const { rows } = await house.open.pool.query(
    `select type, facts from events where subject_id = $1 and type in ('questionnaires.outbox_read', 'questionnaires.passed_on') order by id`,
    [questionnaireId],
  )
  expect(rows.slice(0, 2)).toEqual([
    { type: 'questionnaires.outbox_read', facts: { rows: 1, numbers: 1 } },
    { type: 'questionnaires.passed_on', facts: { rows: 1 } },
  ])
})

test('whoever may not unmask numbers sees them cut short', async () => {
  const { email } = await customer('+8613911112222')
  const { questionnaireId } = await invite(email)
  expect(await outbox(questionnaireId, designer)).toMatchObject({
    numbers: false,
    items: [{ phone: '139****2222' }],
  })
  const stranger = personWith([...questionnairePermissions], { id: randomUUID() })
  expect(await outbox(questionnaireId, stranger)).toMatchObject({ items: [{ phone: null, customer: null }] })
})

test('a reminder comes to the outbox as the invitation did; whoever wants no more, or whose link is over, leaves it', async () => {
  const [slow, tired] = [await customer(), await customer()]
  const { questionnaireId } = await invite(`${slow.email} ${tired.email}`, { remindAfterDays: 3 })
  const letters = (await outbox(questionnaireId)).items
  const ids = letters.map(({ id }) => id)
  await house.call(passOn, { questionnaireId }, { ids }, as)
  const tiredOne = letters.find(({ customer: whose }) => whose?.id === tired.id)
  await house.call(optOut, { token: tokenIn(tiredOne as { path: string }) }, {})
  house.travel(3 * dayMs + 60_000)
  await house.tick()
  const again = (await outbox(questionnaireId)).items
  expect(again).toMatchObject([{ customer: { id: slow.id }, text: expect.stringContaining('还差您的意见') }])
  house.travel(15 * dayMs)
  expect((await outbox(questionnaireId)).items).toEqual([])
})

test('with a gateway short messages are sent through it, and nothing waits for a colleague', async () => {
  const administrator = personWith(['organisation.configure'], { id: randomUUID() })
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/sms`
  const gateway = { name: '短信', kinds: [], allowsPrivate: true, active: true, url, purpose: 'sms' as const }
  expect((await house.call(createWebhook, {}, gateway, { as: administrator })).status).toBe(200)
  // Nothing is sent at night: it is ten in the morning in Shanghai.
  const now = await house.house.now()
  house.travel(dayMs + 2 * 3_600_000 - (now % dayMs))
  const { email, phone } = await customer()
  const { questionnaireId, reply } = await invite(email)
  expect(reply).toMatchObject({ invited: 1 })
  await house.settle()
  expect(received).toMatchObject([{ to: phone, text: expect.stringContaining('退订') }])
  expect(JSON.stringify(received[0])).toContain('/q/')
  expect((await outbox(questionnaireId)).items).toEqual([])
})
