import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { closeGroupEvent, reopenGroupEvent } from '#features/group-events/contract/deeds.ts'
import { listGroupEvents } from '#features/group-events/contract/reading.ts'
import { noWater, openCrowdedHouse, phone, say } from '#features/group-events/server/testing/crowded-house.ts'
import { resolveTicket, startTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { similarVoices } from '../contract.ts'
import { similar } from './module.ts'

const lead = personWith(
  ['intake.read', 'group-events.close', 'tickets.read', 'tickets.handle', 'customers.erase'],
  { id: randomUUID() },
)
const as = { as: lead }

let house: TestHouse
beforeAll(async () => {
  house = await openCrowdedHouse(inject('databaseServer'), [similar])
})
afterAll(() => house?.close())

const ask = (feedbackId: string, actor = lead) =>
  house.call(similarVoices, { feedbackId }, { limit: 3 }, { as: actor })

/** What is like a voice beside other voices, once all were read. */
async function precedents(feedbackId: string, actor = lead) {
  await expect.poll(async () => (await ask(feedbackId, actor)).reply.reading).toBeNull()
  return (await ask(feedbackId, actor)).reply.precedents
}
const idsLike = async (feedbackId: string, actor = lead) =>
  (await precedents(feedbackId, actor)).map(({ of, id }) => `${of} ${id}`)

async function ticketOf(feedbackId: string): Promise<string> {
  const { rows } = await house.open.pool.query(
    'select ticket_id from ticket_feedbacks where feedback_id = $1',
    [feedbackId],
  )
  return rows[0].ticket_id
}

async function solve(ticketId: string, solution: string): Promise<void> {
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  const { reply } = await house.call(startTicket, { ticketId }, { version }, as)
  const solved = { version: reply.version, outcome: 'solved', solution, message: solution } as const
  const answer = await house.call(resolveTicket, { ticketId }, solved, as)
  expect(answer.status).toBe(200)
  await house.settle()
}

test('a ticket is found by how it was resolved, whatever its customer had said, and says what it is', async () => {
  const [old = ''] = await say(house, [{ text: '投诉！你们的东西太差了，气死我了', by: phone(1) }])
  const ticketId = await ticketOf(old)
  await solve(ticketId, '咖啡机漏水是密封圈老化，已免费更换密封圈')
  const [asked = ''] = await say(house, [{ text: '咖啡机漏水，密封圈老化，投诉你们不给更换', by: phone(2) }])
  await expect.poll(() => idsLike(asked)).toEqual([`ticket ${ticketId}`])
  const [found] = await precedents(asked)
  expect(found).toMatchObject({
    of: 'ticket',
    state: 'resolved',
    resolution: { outcome: 'solved', solution: '咖啡机漏水是密封圈老化，已免费更换密封圈' },
  })
  // Its own ticket is no precedent of it, once it is solved in the same words.
  await solve(await ticketOf(asked), '咖啡机漏水，密封圈老化，已更换')
  expect(await idsLike(asked)).toEqual([`ticket ${ticketId}`])
  const stranger = personWith(['intake.read'], { id: randomUUID() })
  expect(await idsLike(asked, stranger)).toEqual([])
})

test('a ticket that a similar voice leads to is named once, with that voice', async () => {
  const [old = ''] = await say(house, [{ text: '投诉烤箱门关不严，一直漏热气', by: phone(3) }])
  await solve(await ticketOf(old), '烤箱门关不严，漏热气，已更换门封')
  const [asked = ''] = await say(house, [{ text: '投诉：烤箱门关不严，漏热气', by: phone(4) }])
  const reply = async () => (await ask(asked)).reply
  await expect.poll(async () => (await reply()).items.map(({ id }) => id)).toContain(old)
  expect((await reply()).items[0]?.resolution?.solution).toBe('烤箱门关不严，漏热气，已更换门封')
  expect(await idsLike(asked)).toEqual([])
})

test('a ticket whose customer was erased is found no more', async () => {
  const [old = ''] = await say(house, [{ text: '投诉，太糟糕了', by: phone(5) }])
  const ticketId = await ticketOf(old)
  await solve(ticketId, '热水器点不着火，已更换点火针')
  const [asked = ''] = await say(house, [{ text: '投诉热水器点不着火，点火针坏了', by: phone(6) }])
  await expect.poll(() => idsLike(asked)).toEqual([`ticket ${ticketId}`])
  const { rows } = await house.open.pool.query('select customer_id from tickets where id = $1', [ticketId])
  const { status } = await house.call(
    eraseCustomer,
    { customerId: rows[0].customer_id },
    { confirmed: true },
    as,
  )
  expect(status).toBe(200)
  await house.settle()
  await expect.poll(() => idsLike(asked)).toEqual([])
})

test('a group event is found by what was concluded, as long as it stands', async () => {
  await say(
    house,
    noWater.slice(0, 6).map((text, n) => ({ text, by: phone(20 + n) })),
  )
  const { items } = (await house.call(listGroupEvents, {}, {}, as)).reply
  const groupEventId = items[0]?.id as string
  const words = '主管道爆裂，抢修队更换阀门，傍晚恢复供应'
  await house.call(closeGroupEvent, { groupEventId }, { reason: 'handled', words }, as)
  await house.settle()
  const [asked = ''] = await say(house, [
    { text: '请问主管道爆裂以后，阀门更换好了吗，何时恢复供应', by: phone(30) },
  ])
  await expect.poll(() => idsLike(asked)).toEqual([`group_event ${groupEventId}`])
  expect((await precedents(asked))[0]).toMatchObject({ of: 'group_event', state: 'closed', words })
  await house.call(reopenGroupEvent, { groupEventId }, {}, as)
  await expect.poll(() => idsLike(asked)).toEqual([])
})
