import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { closeGroupEvent, putVoiceBack, reopenGroupEvent, takeVoiceOut } from '../contract/deeds.ts'
import { groupEventOfVoice, groupEventVoices, listGroupEvents, readGroupEvent } from '../contract/reading.ts'
import { hour, noWater, openCrowdedHouse, ordinary, phone, say } from './testing/crowded-house.ts'

let house: TestHouse
const lead = personWith(['intake.read', 'group-events.close', 'tickets.read'], {
  id: '0198c5a0-0000-7000-8000-000000000001',
})
const as = { as: lead }

beforeAll(async () => {
  house = await openCrowdedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

const events = async (input: Parameters<typeof house.call<typeof listGroupEvents>>[2] = {}) =>
  (await house.call(listGroupEvents, {}, input, as)).reply.items
const eventOf = async (feedbackId: string) =>
  (await house.call(groupEventOfVoice, { feedbackId }, {}, as)).reply.event
const details = async (groupEventId: string) =>
  (await house.call(readGroupEvent, { groupEventId }, {}, as)).reply

test('four customers with one trouble are no event yet; with the fifth voice there is one, and a sixth joins it', async () => {
  await say(
    house,
    ordinary.map((text, n) => ({ text, by: phone(900 + n), ago: 2 * hour })),
  )
  await say(
    house,
    noWater.slice(0, 4).map((text, n) => ({ text, by: phone(n), ago: hour })),
  )
  expect(await events()).toEqual([])
  const [fifth] = await say(house, [{ text: noWater[4], by: phone(4) }])
  const [event, ...more] = await events()
  expect(more).toEqual([])
  expect(event).toMatchObject({ number: 'GE-00001', state: 'open', voices: 5, customers: 5 })
  expect(event?.phrases.join()).toContain('阳光花园')
  await say(house, [{ text: noWater[5], by: phone(5) }])
  expect(await events()).toMatchObject([{ id: event?.id, voices: 6, customers: 6 }])
  expect(await eventOf(fifth as string)).toMatchObject({ id: event?.id, voices: 6 })
})

test('an ordinary day with its many matters makes no event', async () => {
  await say(
    house,
    ordinary.map((text, n) => ({ text: `${text}，请尽快处理`, by: phone(800 + n) })),
  )
  expect(await events()).toHaveLength(1)
})

test('one customer who copies the same words, and replies, counts once', async () => {
  const words = '网上买的充电宝充电的时候鼓包发烫，太危险了'
  await say(
    house,
    Array.from({ length: 8 }, () => ({ text: words, by: phone(20) })),
  )
  await say(house, [
    { text: `${words}！`, by: phone(21) },
    { text: `你好，${words}`, by: phone(22) },
    { text: `${words}，要求退货`, by: phone(23) },
  ])
  expect(await events()).toHaveLength(1)
  const [last] = await say(house, [{ text: `家里${words}`, by: phone(24) }])
  expect(await eventOf(last as string)).toMatchObject({ voices: 12 })
  expect(await events({ q: '充电宝' })).toMatchObject([{ voices: 12, customers: 5 }])
})

test('what is said as often every day wakes nobody; twice as much does', async () => {
  const said = (n: number, by: number) => ({
    text: `${n} 号的快递到现在还没有送到，一直显示运输中`,
    by: phone(by),
  })
  for (let ago = 12; ago >= 1; ago--)
    await say(
      house,
      Array.from({ length: 6 }, (_, n) => ({
        ...said(n, 1000 + ago * 10 + n),
        ago: ago * 24 * hour,
        mode: 'history',
      })),
    )
  await say(
    house,
    Array.from({ length: 8 }, (_, n) => said(n, 2000 + n)),
  )
  expect(await events({ q: '快递' })).toEqual([])
  await say(
    house,
    Array.from({ length: 16 }, (_, n) => said(n, 3000 + n)),
  )
  expect(await events({ q: '快递' })).toMatchObject([{ state: 'open' }])
})

test('a voice that does not belong is taken out, and put back when that was wrong', async () => {
  const [event] = await events({ q: '充电宝' })
  const groupEventId = event?.id as string
  const { items } = (await house.call(groupEventVoices, { groupEventId }, {}, as)).reply
  const feedbackId = items[0]?.id as string
  expect((await house.call(takeVoiceOut, { groupEventId, feedbackId }, {}, as)).status).toBe(200)
  await house.settle()
  expect(await details(groupEventId)).toMatchObject({ voices: 11, takenOut: [{ id: feedbackId }] })
  expect(await eventOf(feedbackId)).toBeNull()
  await house.call(putVoiceBack, { groupEventId, feedbackId }, {}, as)
  await house.settle()
  expect(await details(groupEventId)).toMatchObject({ voices: 12, takenOut: [] })
})

test('a closed event says why; what comes after it joins quietly, and is an event of its own once it is one', async () => {
  const [event] = await events({ q: '停水' })
  const groupEventId = event?.id as string
  await house.call(closeGroupEvent, { groupEventId }, { reason: 'handled', words: '水管已经修好' }, as)
  expect(await details(groupEventId)).toMatchObject({
    state: 'closed',
    closure: { reason: 'handled', words: '水管已经修好' },
  })
  house.travel(2 * hour)
  await say(house, [{ text: noWater[6], by: phone(6) }])
  expect(await details(groupEventId)).toMatchObject({ state: 'closed', voices: 7 })
  await say(
    house,
    noWater.slice(0, 6).map((text, n) => ({ text: `又来了，${text}`, by: phone(40 + n) })),
  )
  const [again, before] = await events({ q: '停水' })
  expect(again).toMatchObject({ state: 'open', voices: 7 })
  expect(before).toMatchObject({ id: groupEventId, state: 'closed', voices: 6 })
  await house.call(reopenGroupEvent, { groupEventId }, {}, as)
  expect(await events({ q: '停水' })).toMatchObject([{ id: groupEventId, state: 'open', voices: 13 }])
  expect(await details(again?.id as string)).toMatchObject({ mergedInto: { id: groupEventId } })
})
