import { afterAll, expect, inject, test } from 'vitest'
import { inventPerson } from '#features/surveys/server/testing/invented-organisation.ts'
import { deliveryLog } from '../contract/webhooks.ts'
import { changeNotificationPreferences, changeNotificationRhythm, readNotifications } from '../contract.ts'
import { minuteIn, pass } from './testing/minutes.ts'
import { openPushHouse } from './testing/push-house.ts'
import { recuse } from './testing/recuse.ts'

const telling = await openPushHouse(inject('databaseServer'))
const { house, as, received, answers, browser, assign, logged } = telling
afterAll(() => telling.close())

/** Somebody with a browser of their own who is left alone from an hour ago until so many hours from now. */
async function sleeper(hours: number, choice: { inApp: boolean; push?: boolean } = { inApp: true }) {
  const id = await inventPerson(house, { name: '夜莺' })
  const item = { kind: 'assigned' as const, email: 'never' as const, push: true, ...choice }
  await house.call(changeNotificationPreferences, {}, { items: [item] }, as(id))
  const quiet = { from: await minuteIn(house, -1), to: await minuteIn(house, hours) }
  await house.call(changeNotificationRhythm, {}, { quiet, digestAt: 480 }, as(id))
  const { open } = await browser(`/${id}`, id)
  const wakes = async () => {
    received.length = 0
    await pass(house, hours)
    return received.filter(({ path }) => path === `/${id}`).map(({ body }) => open(body))
  }
  return { id, wakes }
}

test('who wants to be told in a browser alone is told when their quiet hours end, not never', async () => {
  const { id, wakes } = await sleeper(3, { inApp: false })
  received.length = 0
  const ticket = await assign(id)
  await pass(house, 1)
  expect(received).toEqual([])
  const { reply } = await house.call(deliveryLog, {}, { channel: ['push'], state: ['quiet'] }, as(id))
  expect(reply.items).toMatchObject([{ kind: 'assigned', state: 'quiet', attempts: 0, problem: null }])
  expect(await wakes()).toMatchObject([{ body: `工单 ${ticket.number} 分派给了您` }])
  expect((await logged())[0]).toEqual(['sent', null])
})

test('what came in quiet hours is one message in the morning, without what was read or closed meanwhile', async () => {
  const { id, wakes } = await sleeper(3)
  const [closed] = [await assign(id), await assign(id), await assign(id), await assign(id)]
  await recuse(house, { ticketId: closed.id, personId: id })
  expect(await wakes()).toEqual([
    expect.objectContaining({ body: '免打扰时段里有 3 条通知，打开回响查看。', path: '/' }),
  ])
  expect(
    (await logged())
      .slice(0, 4)
      .map(([state, problem]) => `${state} ${problem}`)
      .sort(),
  ).toEqual(['sent null', 'spared CLOSED', 'spared GATHERED', 'spared GATHERED'])
})

test('a morning’s message that fails is judged anew: what was read since is not counted again', async () => {
  const { id, wakes } = await sleeper(2)
  await assign(id)
  await assign(id)
  answers(503)
  expect(await wakes()).toMatchObject([{ body: '免打扰时段里有 2 条通知，打开回响查看。' }])
  answers(201)
  await house.call(readNotifications, {}, {}, as(id))
  received.length = 0
  // Whoever was to tell of both falls away first, then the other one speaks for itself.
  await pass(house, 1)
  await pass(house, 1)
  expect(received).toEqual([])
  expect((await logged()).slice(0, 2)).toEqual([
    ['spared', 'READ'],
    ['spared', 'READ'],
  ])
})

test('what was read in the application meanwhile is not sent in the morning', async () => {
  const { id, wakes } = await sleeper(2)
  await assign(id)
  await house.call(readNotifications, {}, {}, as(id))
  expect(await wakes()).toEqual([])
  expect((await logged())[0]).toEqual(['spared', 'READ'])
})

test('nobody learns in the morning of a ticket that was closed to them at night', async () => {
  const { id, wakes } = await sleeper(2)
  const ticket = await assign(id)
  await recuse(house, { ticketId: ticket.id, personId: id })
  expect(await wakes()).toEqual([])
  expect((await logged())[0]).toEqual(['spared', 'CLOSED'])
})

test('nor of one that is over by then, or with somebody else', async () => {
  const { id, wakes } = await sleeper(2)
  const [over, passedOn] = [await assign(id), await assign(id)]
  await house.open.pool.query(`update tickets set ended_at = now(), state = 'closed' where id = $1`, [
    over.id,
  ])
  await house.open.pool.query('update tickets set assignee_id = null where id = $1', [passedOn.id])
  expect(await wakes()).toEqual([])
  expect((await logged()).slice(0, 2).toSorted()).toEqual([
    ['spared', 'OVER'],
    ['spared', 'PASSED_ON'],
  ])
})

test('nor by another attempt after their push service was down', async () => {
  await browser('/one')
  answers(503)
  const ticket = await assign()
  expect((await logged())[0]).toEqual(['waiting', 'HTTP 503'])
  const named = async () => {
    const asked = { channel: ['push' as const], text: ticket.number }
    return (await house.call(deliveryLog, {}, asked, as())).reply.items.map(({ subject }) => subject)
  }
  expect(await named()).toEqual([ticket.number])
  await recuse(house, { ticketId: ticket.id, personId: telling.agent })
  answers(201)
  received.length = 0
  await pass(house, 1)
  expect(received).toEqual([])
  expect((await logged())[0]).toEqual(['spared', 'CLOSED'])
  // To whom it is closed the log tells that something was sent, and not what about.
  expect(await named()).toEqual([])
})

test('another attempt that falls into quiet hours waits until they end', async () => {
  const id = await inventPerson(house, { name: '早鸟' })
  const items = [{ kind: 'assigned' as const, inApp: true, email: 'never' as const, push: true }]
  await house.call(changeNotificationPreferences, {}, { items }, as(id))
  const { open } = await browser('/bird', id)
  answers(503)
  const ticket = await assign(id)
  answers(201)
  const quiet = { from: await minuteIn(house, -0.1), to: await minuteIn(house, 2) }
  await house.call(changeNotificationRhythm, {}, { quiet, digestAt: 480 }, as(id))
  received.length = 0
  await pass(house, 1)
  expect(received).toEqual([])
  expect((await logged())[0]?.[0]).toBe('quiet')
  await pass(house, 1)
  expect(received.map(({ body }) => open(body))).toMatchObject([{ body: `工单 ${ticket.number} 分派给了您` }])
})

test('who ends their quiet hours early is told then; who wants no more of a kind is spared', async () => {
  const early = await sleeper(5)
  const tired = await sleeper(5)
  await assign(early.id)
  await assign(tired.id)
  const items = [{ kind: 'assigned' as const, inApp: true, email: 'never' as const, push: false }]
  await house.call(changeNotificationPreferences, {}, { items }, as(tired.id))
  for (const { id } of [early, tired])
    await house.call(changeNotificationRhythm, {}, { quiet: null, digestAt: 480 }, as(id))
  received.length = 0
  await pass(house, 0)
  expect(received.map(({ path }) => path)).toEqual([`/${early.id}`])
  expect((await logged())[0]).toEqual(['spared', 'UNWANTED'])
})

test('a browser that is known may subscribe again where there is room for no other', async () => {
  const id = await inventPerson(house, { name: '多机' })
  for (let nth = 1; nth <= 20; nth++) await browser(`/many/${nth}`, id)
  await expect(browser('/many/21', id)).rejects.toThrow('notifications.tooManyBrowsers')
  await expect(browser('/many/20', id)).resolves.toMatchObject({ id: expect.any(String) })
})
