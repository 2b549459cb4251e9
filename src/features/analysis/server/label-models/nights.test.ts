import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import { listLabels } from '#features/taxonomy/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { listLabelModels } from '../../contract/label-models.ts'
import { setNightlyLearning } from '../../contract/nightly-learning.ts'
import { correctAnalysis } from '../../contract.ts'
import { openAnalysedHouse } from '../testing/analysed-house.ts'

let house: TestHouse
const editor = personWith(['intake.read', 'analysis.correct', 'taxonomy.edit'], { id: randomUUID() })
const bounded = personWith(['taxonomy.edit'], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })
const as = { as: editor }
const dayMs = 86_400_000

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
  await house.open.pool.query(
    `insert into organisations (id, name, industry, time_zone, default_locale, set_up_at)
     values ($1, '店', 'retail', 'Asia/Shanghai', 'zh-CN', now())`,
    [randomUUID()],
  )
})
afterAll(() => house?.close())

const standing = async () => (await house.call(listLabelModels, {}, {}, as)).reply
/** Waits until a clock in Shanghai shows the hour and lets what is timed run. */
async function shanghaiShows(hour: number) {
  const now = await house.house.now()
  const wall = now + 8 * 3_600_000
  const today = Math.floor(wall / dayMs) * dayMs + hour * 3_600_000 + 60_000
  house.travel((today > wall ? today : today + dayMs) - wall)
  await house.tick()
  await house.settle()
}

test('labels are learnt at three at night of the organisation’s own time, once people corrected enough', async () => {
  const labels = (await house.call(listLabels, {}, {}, as)).reply.items.slice(0, 2)
  const ids = await house.arrange(async (context) => {
    const all = []
    for (let i = 0; i < 12; i++)
      all.push((await receiveFeedback(context, { text: `嗯嗯第${i}句`, channel: 'api' })).feedbackId)
    return all
  })
  await house.settle()
  for (const [i, feedbackId] of ids.entries())
    await house.call(
      correctAnalysis,
      { feedbackId },
      { version: 1, labelId: labels[i % 2]?.id as string },
      as,
    )
  expect((await standing()).nightly).toMatchObject({ hour: 3, atLeast: 20, last: null })
  await shanghaiShows(2)
  expect((await standing()).nightly.last).toBeNull()
  await shanghaiShows(3)
  const { nightly, items } = await standing()
  expect(nightly.last).toMatchObject({ outcome: 'tooFew', corrections: 12, modelId: null })
  expect(items).toEqual([])
  expect(nightly.nextAt).toMatch(/T19:00:00.000Z$/)
})

test('from as many corrections as the editor asks for it is learnt, once a night, and the page says so', async () => {
  const rule = { hour: 3, atLeast: 12 }
  expect((await house.call(setNightlyLearning, {}, rule, { as: bounded })).status).toBe(403)
  expect((await house.call(setNightlyLearning, {}, rule, as)).status).toBe(200)
  await house.tick()
  expect((await standing()).items).toEqual([])
  await shanghaiShows(3)
  const { nightly, items } = await standing()
  expect(items).toMatchObject([{ number: 1, atNight: true, askedBy: null, state: 'promoted', serving: true }])
  expect(nightly.last).toMatchObject({
    outcome: 'learnt',
    corrections: 12,
    modelId: items[0]?.modelId,
    number: 1,
  })
  await shanghaiShows(4)
  expect((await standing()).nightly.last?.at).toBe(nightly.last?.at)
})

test('switched off, no night learns or looks', async () => {
  const before = (await standing()).nightly.last
  await house.call(setNightlyLearning, {}, { hour: null, atLeast: 1 }, as)
  await shanghaiShows(3)
  expect((await standing()).nightly).toMatchObject({ hour: null, nextAt: null, last: before })
})
