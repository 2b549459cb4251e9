import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { groupEventVoices, listGroupEvents } from '../contract/reading.ts'
import { day, hour, openCrowdedHouse, phone, type Said, say } from './testing/crowded-house.ts'
import { complaintOf, outbreaks } from './testing/simulated-weeks.ts'

const weeks = 3
const perDay = 30

let house: TestHouse
const as = { as: personWith(['intake.read'], { id: '0198c5a0-0000-7000-8000-000000000002' }) }
const events = async () => (await house.call(listGroupEvents, {}, {}, as)).reply.items

/** An ordinary day, told around the clock; `n` counts days, so that no two are the same. */
const ordinaryDay = (n: number): Said[] =>
  Array.from({ length: perDay }, (_, i) => ({
    text: complaintOf(n * perDay + i),
    by: phone(10_000 + ((n * 7919 + i * 104_729) % 3000)),
    ago: day - Math.floor(((i + 0.5) * day) / perDay),
  }))

beforeAll(async () => {
  house = await openCrowdedHouse(inject('databaseServer'))
  for (let n = 1; n <= 28; n++)
    await say(
      house,
      ordinaryDay(1000 + n).map(({ ago = 0, ...said }) => ({ ...said, ago: ago + n * day, mode: 'history' })),
    )
})
afterAll(() => house?.close())

test('three ordinary weeks in which people complain of the same things every day make no event', async () => {
  for (let n = 0; n < weeks * 7; n++) {
    house.travel(day)
    await say(house, ordinaryDay(n))
  }
  expect(await events()).toEqual([])
})

test.each(outbreaks.map((texts, n) => [texts[0] as string, texts, n] as const))(
  'an outbreak among them is found with its fifth voice, whole and by itself: %s',
  async (_, texts, n) => {
    house.travel(day)
    await say(house, ordinaryDay(weeks * 7 + n))
    const known = (await events()).length
    const told: string[] = []
    for (const [i, text] of texts.entries()) {
      house.travel(hour / 4)
      told.push(...(await say(house, [{ text, by: phone(50_000 + n * 100 + i) }])))
      expect((await events()).length, `after ${i + 1} voices`).toBe(known + Number(i >= 4))
    }
    const [event] = await events()
    const { items } = (await house.call(groupEventVoices, { groupEventId: event?.id as string }, {}, as))
      .reply
    expect(items.map(({ id }) => id).sort()).toEqual(told.toSorted())
  },
)
