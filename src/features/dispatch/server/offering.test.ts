import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { acceptTicket } from '#features/tickets/contract/handling.ts'
import { factsOf, inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { setStrategy } from '../contract/strategies.ts'
import { claimTicket } from '../contract.ts'
import { dispatchAgain } from './dispatching.ts'
import { offerBatchAgain } from './offer-again.timer.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, logistics, billing, administrator, sql, member, held } = floor
afterAll(() => floor.house.close())
beforeEach(async () => {
  await floor.everybodyLeaves()
  await sql('delete from dispatch_strategies')
})

const minute = 60_000
const share = (unitId: string, strategy: Partial<CallerInput<typeof setStrategy>>) =>
  house.call(
    setStrategy,
    { unitId },
    {
      ...{ shareBy: 'round_robin', sticky: false, byTier: false, vipToSenior: false },
      ...{ greenExtra: 0, sizes: [1, 1, 1], urgentExtra: 0, overflowUnitId: null },
      ...strategy,
    },
    { as: administrator },
  )
const holder = async (ticketId: string) => (await held(ticketId)).current?.person ?? null
const tick = async () => {
  await house.tick()
  await house.settle()
}

test('a ticket that is not accepted in time goes to somebody else, and to the lead after as many as the team says', async () => {
  await share(root, { acceptMinutes: 10, acceptRounds: 2 })
  for (const name of ['甲', '乙', '丙']) await member(billing, { name })
  const ticketId = await inventTicket(house)
  const first = await holder(ticketId)
  house.travel(9 * minute)
  await tick()
  expect(await holder(ticketId)).toEqual(first)
  house.travel(minute)
  await tick()
  const second = await holder(ticketId)
  expect(second).not.toBeNull()
  expect(second?.id).not.toBe(first?.id)
  expect(await factsOf(house, 'dispatch.returned', ticketId)).toMatchObject([
    { personId: first?.id, reason: 'not_accepted' },
  ])
  house.travel(10 * minute)
  await tick()
  // The third is not asked: two in vain are enough, and a lead decides.
  expect(await held(ticketId)).toMatchObject({ current: null, waiting: { why: 'not_accepted' } })
  expect(await factsOf(house, 'dispatch.waiting', ticketId)).toMatchObject([{ why: 'not_accepted' }])
  house.travel(60 * minute)
  await tick()
  expect((await held(ticketId)).current).toBeNull()
})

test('whoever accepts keeps it, also when they do so in the last moment', async () => {
  await share(root, { acceptMinutes: 10 })
  const person = await member(billing, { name: '准时' })
  await member(billing, { name: '候补', availability: 'online' })
  const tickets = [await inventTicket(house), await inventTicket(house)]
  const mine: string[] = []
  for (const ticketId of tickets) if ((await holder(ticketId))?.id === person.id) mine.push(ticketId)
  expect(mine).toHaveLength(1)
  house.travel(10 * minute)
  const ticketId = mine[0] as string
  const accepted = await house.call(acceptTicket, { ticketId }, { version: 2 }, { as: person })
  expect(accepted.status).toBe(200)
  // The event of accepting has not been followed yet when the offer runs out.
  await house.tick()
  expect((await holder(ticketId))?.id).toBe(person.id)
})

test('two workers at the same instant take a ticket back once', async () => {
  await share(root, { acceptMinutes: 10 })
  await member(billing, { name: '甲' })
  await member(billing, { name: '乙' })
  const ticketId = await inventTicket(house)
  const first = await holder(ticketId)
  house.travel(10 * minute)
  await Promise.all([house.arrange(offerBatchAgain), house.arrange(offerBatchAgain)])
  await house.settle()
  expect(await factsOf(house, 'dispatch.returned', ticketId)).toHaveLength(1)
  expect((await holder(ticketId))?.id).not.toBe(first?.id)
})

test('a ticket taken by hand is no offer that runs out', async () => {
  await share(root, { acceptMinutes: 10 })
  await member(root, { name: '被派' })
  const other = await member(root, { name: '接手', availability: 'away' })
  const ticketId = await inventTicket(house)
  const taken = await house.call(claimTicket, { ticketId }, { takeOver: true }, { as: other })
  expect(taken.status).toBe(200)
  house.travel(30 * minute)
  await tick()
  expect((await holder(ticketId))?.id).toBe(other.id)
})

test('a vendor gets no more a day than its quota, what is over goes to the next team, and a new day begins anew', async () => {
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  await share(logistics, { dailyQuota: 2, overflowUnitId: billing })
  await member(logistics, { name: '外包', capacity: 100 })
  await member(billing, { name: '自营', capacity: 1 })
  const names = []
  for (let i = 0; i < 3; i++) names.push((await holder(await inventTicket(house)))?.name)
  expect(names).toEqual(['外包', '外包', '自营'])
  const waiting = await inventTicket(house)
  expect((await held(waiting)).waiting?.why).toBe('quota_used')
  house.travel(24 * 60 * minute)
  await tick()
  expect((await holder(waiting))?.name).toBe('外包')
  await sql('update dispatch_rules set to_unit_id = $1', [root])
})

test('two tickets at the same instant never overstep a quota together', async () => {
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  await share(logistics, { dailyQuota: 1 })
  await sql('delete from dispatch_days')
  const vendor = await member(logistics, { name: '一天一张', capacity: 100 })
  await floor.everybodyLeaves()
  const ids = [await inventTicket(house), await inventTicket(house), await inventTicket(house)]
  await sql(`update people set availability = 'online' where id = $1`, [vendor.id])
  await Promise.all(ids.map((id) => house.arrange((context) => dispatchAgain(context, [id]))))
  const given = await Promise.all(ids.map(holder))
  expect(given.filter((one) => one !== null)).toHaveLength(1)
  await sql('update dispatch_rules set to_unit_id = $1', [root])
})
