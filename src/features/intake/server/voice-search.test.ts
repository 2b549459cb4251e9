import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { analysis } from '#features/analysis/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { exploreFeedback } from '../contract.ts'
import { intake } from './module.ts'
import { receiveFeedbacks } from './public/receive.ts'
import { clerk } from './testing/voices.ts'

// More than are ever fetched and sorted at once, so that both ways of searching are gone.
const common = 2200
const texts = [
  ...Array.from({ length: common }, (_, n) => `快递又晚到了，第 ${n} 次`),
  '热水器的滤芯多久换一次？',
  'The iPhone手机壳 arrived broken',
]

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake, taxonomy, analysis])
  for (let from = 0; from < texts.length; from += 1000) {
    const voices = texts.slice(from, from + 1000).map((text) => ({ text, channel: 'api' as const }))
    await house.arrange((context) => receiveFeedbacks(context, voices))
  }
  await house.settle()
})
afterAll(() => house.close())

const search = async (q: string, more: object = {}) =>
  (await house.call(exploreFeedback, {}, { q, ...more }, { as: clerk })).reply

test.each([
  ['滤芯', '热水器的滤芯多久换一次？'],
  ['器的滤', '热水器的滤芯多久换一次？'],
  ['手机壳', 'The iPhone手机壳 arrived broken'],
  ['IPHONE broken', 'The iPhone手机壳 arrived broken'],
])('the rare words %s are found inside their sentence', async (q, text) => {
  expect((await search(q)).items.map((one) => one.excerpt)).toEqual([text])
})

test('a word that is in nearly every voice is paged through newest first, every voice once', async () => {
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await search('快递', { limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    for (const one of page.items) seen.add(one.id)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen.size).toBe(common)
})

test('what nobody said is not found, nor is what holds no word', async () => {
  for (const q of ['冰箱', '！？', "'); drop table feedbacks; --"])
    expect((await search(q)).items).toEqual([])
})

test('a voice is found by its tracking number, as its sender reads it out', async () => {
  const [voice] = (await search('滤芯')).items
  const number = voice?.number as string
  for (const typed of [number, number.toLowerCase(), number.replace(/(.{4})/g, '$1 ')])
    expect((await search(typed)).items.map((one) => one.id)).toEqual([voice?.id])
  expect((await search(number, { channel: ['phone'] })).items).toEqual([])
})
