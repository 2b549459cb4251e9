import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { closeGroupEvent } from '../contract/deeds.ts'
import { groupEventOfVoice, groupEventVoices, listGroupEvents, readGroupEvent } from '../contract/reading.ts'
import { day, inventCloser, noWater, openCrowdedHouse, phone, say } from './testing/crowded-house.ts'

let house: TestHouse
let supervisor: string
let teamLead: string

beforeAll(async () => {
  house = await openCrowdedHouse(inject('databaseServer'))
  supervisor = await inventCloser(house, {
    name: '周督',
    email: 'zhou@example.com',
    scope: 'all',
    at: rootUnit,
  })
  teamLead = await inventCloser(house, { name: '韩梅', scope: 'subtree', at: teamUnit })
})
afterAll(() => house?.close())

const permissions = ['intake.read', 'group-events.close', 'tickets.read'] as const
const asSupervisor = () => ({ as: personWith(permissions, { id: supervisor }) })
const asLead = () => ({
  as: personWith(permissions, { id: teamLead, scope: 'subtree', unitId: teamUnit, depth: 2 }),
})
const told = async (as: ReturnType<typeof asLead>) =>
  (await house.call(myNotifications, {}, {}, as)).reply.items.filter(({ kind }) => kind === 'group_event')

test('history that is read in wakes nobody, neither as history nor as voices of days ago', async () => {
  await say(
    house,
    noWater.map((text, n) => ({ text, by: phone(n), mode: 'history', ago: 40 * day })),
  )
  await say(
    house,
    noWater.map((text, n) => ({ text: `电梯坏了，${text}`, by: phone(n), late: 3 * day })),
  )
  const { reply } = await house.call(listGroupEvents, {}, {}, asSupervisor())
  expect(reply.items).toMatchObject([{ voices: 7, state: 'open' }])
  expect(await told(asSupervisor())).toEqual([])
})

test('those who may close it and see where it was raised are told once, in the app and by mail', async () => {
  const words = (n: number) => `昨天买的奶粉里有 ${n} 块黑色的结块，孩子喝了拉肚子`
  const said = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => ({
      text: words(from + i),
      by: phone(100 + from + i),
      unitId: rootUnit,
    }))
  await say(house, said(0, 4))
  expect(await told(asSupervisor())).toEqual([])
  await say(house, said(4, 5))
  await say(house, said(5, 9))
  const [one, ...more] = await told(asSupervisor())
  expect(more).toEqual([])
  expect(one?.groupEvent?.phrases.join()).toContain('奶粉')
  expect(await told(asLead())).toEqual([])
  const { rows } = await house.open.pool.query("select subject, body from mails where subject like '%GE-%'")
  expect(rows).toHaveLength(1)
  expect(rows[0].body).toContain(`/group-events/${one?.groupEvent?.id}`)
})

test('who sees some units only sees the event by their voices alone, and no more of it', async () => {
  const words = (n: number) => `${n} 号柜台的取票机吞了我的身份证，工作人员说没有钥匙`
  const here = await say(
    house,
    [0, 1].map((n) => ({ text: words(n), by: phone(200 + n), unitId: teamUnit })),
  )
  const elsewhere = await say(
    house,
    [2, 3, 4, 5].map((n) => ({ text: words(n), by: phone(200 + n), unitId: rootUnit })),
  )
  const [mine, ...others] = (await house.call(listGroupEvents, {}, {}, asLead())).reply.items
  expect(others).toEqual([])
  expect(mine).toMatchObject({ voices: 2, customers: 2 })
  const groupEventId = mine?.id as string
  const { reply } = await house.call(groupEventVoices, { groupEventId }, {}, asLead())
  expect(reply.items.map(({ id }) => id).sort()).toEqual(here.toSorted())
  expect((await house.call(readGroupEvent, { groupEventId }, {}, asLead())).reply.elsewhere).toBe(4)
  const reader = {
    as: personWith(['intake.read'], { id: teamLead, scope: 'subtree', unitId: teamUnit, depth: 2 }),
  }
  expect((await house.call(readGroupEvent, { groupEventId }, {}, reader)).reply).toMatchObject({
    elsewhere: null,
    can: { close: false, note: false, takeOut: false },
  })
  expect((await house.call(closeGroupEvent, { groupEventId }, { reason: 'handled' }, reader)).status).toBe(
    403,
  )
  const [seen] = (await house.call(listGroupEvents, {}, { q: '取票机' }, asSupervisor())).reply.items
  expect(seen).toMatchObject({ id: groupEventId, voices: 6 })
  expect(await told(asLead())).toMatchObject([{ groupEvent: { id: groupEventId } }])
  const outOfReach = { feedbackId: elsewhere[0] as string }
  expect((await house.call(groupEventOfVoice, outOfReach, {}, asLead())).status).toBe(404)
})

test('voices of an erased customer leave the event', async () => {
  const find = async () =>
    (await house.call(listGroupEvents, {}, { q: '奶粉' }, asSupervisor())).reply.items[0]
  const before = await find()
  const groupEventId = before?.id as string
  const { items } = (await house.call(groupEventVoices, { groupEventId }, {}, asSupervisor())).reply
  const customerId = items[0]?.customerId as string
  await house.arrange(async ({ emit }) => {
    emit(customerErased, { subject: customerId, facts: { customerIds: [customerId], rows: 1 } })
  })
  await house.settle()
  expect(await find()).toMatchObject({ voices: 8, customers: 8 })
})
