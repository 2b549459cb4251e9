import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { feedbackErased } from '#features/intake/contract.ts'
import { receiveFeedbacks } from '#features/intake/server/public/receive.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { saveSearchRows } from './analysis.store.ts'
import { currentAnalysis } from './public/current-analysis.ts'
import { planSearch } from './public/feedback-search.ts'
import {
  openAnalysedHouse,
  receive as receiveVoice,
  search as searchVoices,
} from './testing/analysed-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

const receive = (text: string) => receiveVoice(house, text)
const search = (typed: string) => searchVoices(house, typed)

test('search finds words inside sentences, two-character words, mixed languages and numbers', async () => {
  const lamp = await receive('我家门口的路灯已经坏了三个月了，iPhone15 拍的照片在附件里')
  const english = await receive('The RouterX200 keeps dropping Wi-Fi, order 8890123')
  for (const typed of ['路灯', '门口的路灯', '灯已', 'iphone', 'iPhone15 照片', '路灯 照片', '燈', '坏'])
    expect([typed, await search(typed)]).toEqual([typed, [lamp]])
  for (const typed of ['routerx', 'dropping wi', '8890123'])
    expect([typed, await search(typed)]).toEqual([typed, [english]])
  expect(await search('路灯 dropping')).toEqual([])
  expect(await planSearch(house.house.read, ' ，。 ')).toBeNull()
  expect(await search(`'; drop table analyses; -- \\ & | ! ( ) :* <->`)).toEqual([])
})

test('rare and common words come newest first by their two paths', async () => {
  const voices = Array.from({ length: 2100 }, (_, index) => ({
    text: index === 7 ? '共享充电宝归还失败' : '共享单车乱停放',
    channel: 'import' as const,
    mode: 'history' as const,
    receivedAt: Date.UTC(2025, 0, 1) + index * 60_000,
  }))
  const receipts = await house.arrange(async (context) => [
    ...(await receiveFeedbacks(context, voices.slice(0, 900))),
    ...(await receiveFeedbacks(context, voices.slice(900, 1800))),
    ...(await receiveFeedbacks(context, voices.slice(1800))),
  ])
  await house.settle()
  expect((await planSearch(house.house.read, '共享'))?.path).toBe('common')
  expect((await planSearch(house.house.read, '充电宝'))?.path).toBe('rare')
  expect(await search('充电宝')).toEqual([receipts[7]?.feedbackId])
  expect(await search('共享')).toEqual(
    receipts
      .slice(-20)
      .reverse()
      .map(({ feedbackId }) => feedbackId),
  )
})

test('a text of 100,000 characters, NUL and half characters are taken and can be searched', async () => {
  const words = Array.from(
    { length: 25_000 },
    (_, index) => String.fromCharCode(0x4e00 + (index % 20_000)) + index,
  )
  const long = await receive(`${words.join('').slice(0, 99_980)}终点站`)
  expect((await currentAnalysis(house.house.read, long))?.version).toBe(1)
  const { rows } = await house.open.pool.query(
    'select length(tokens) as words from feedback_search where feedback_id = $1',
    [long],
  )
  expect(rows[0].words).toBeGreaterThan(5000)
  const odd = randomUUID()
  const text = '半个\ud83d字\u0000符\udc00号'
  await house.arrange(({ db, now }) => saveSearchRows(db, [{ id: odd, text, received_at: new Date(now) }]))
  const found = await house.open.pool.query(
    'select tsvector_to_array(tokens) as tokens from feedback_search where feedback_id = $1',
    [odd],
  )
  expect(found.rows[0].tokens).toContain('半个')
})

test('when a voice is erased, its words are gone from the analysis and from search', async () => {
  const id = await receive('我叫张三丰，住在武当山路十八号，空调漏水')
  expect(await search('武当山路')).toEqual([id])
  const facts = { customerId: randomUUID(), files: 0 }
  await house.arrange(async ({ emit }) => emit(feedbackErased, { subject: id, facts }))
  await house.settle()
  expect(await search('武当山路')).toEqual([])
  expect((await currentAnalysis(house.house.read, id))?.details.keyPhrases).toEqual([])
})
