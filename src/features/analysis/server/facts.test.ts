import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { readAnalysis } from '../contract.ts'
import { maskedTexts } from './public/masked-text.ts'
import { openAnalysedHouse } from './testing/analysed-house.ts'

let house: TestHouse
const reader = personWith(['intake.read'], { id: randomUUID() })

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

test('what a voice speaks of is told with its meaning, in the organisation’s own time, and a home is hidden', async () => {
  await house.open.pool.query(
    `insert into organisations (id, name, industry, time_zone, default_locale, set_up_at)
     values ($1, '沐光', 'retail', 'Asia/Shanghai', 'zh-CN', now()) on conflict do nothing`,
    [randomUUID()],
  )
  const text =
    '昨天在万达广场买的电饭煲花了三百块，订单号20261128004512，家住长沙市芙蓉路12号阳光小区3栋502室'
  // Half past one at night in Shanghai, still the day before in London.
  const occurredAt = Date.parse('2026-11-27T17:30:00Z')
  const { feedbackId: id } = await house.arrange((context) =>
    receiveFeedback(context, { text, channel: 'api', occurredAt }),
  )
  await house.settle()
  const { reply } = await house.call(readAnalysis, { feedbackId: id }, {}, { as: reader })
  const facts = reply.analysis?.facts.map(({ span, ...fact }) => ({
    ...fact,
    words: text.slice(span.start, span.end),
  }))
  expect(facts).toMatchObject([
    { kind: 'time', words: '昨天', stretch: { from: '2026-11-27T00:00', to: '2026-11-28T00:00' } },
    { kind: 'place', words: '万达广场' },
    { kind: 'amount', words: '三百块', amount: { value: 300, currency: 'CNY' } },
    { kind: 'order_number', words: '20261128004512' },
  ])
  expect((await maskedTexts(house.house.read, [id])).get(id)).toContain('长沙市芙蓉路**号阳光小区*栋***室')
})
