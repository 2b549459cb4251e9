import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createLabel } from '#features/taxonomy/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { cancelTraining, listLabelModels, trainLabels } from '../../contract/label-models.ts'
import { correctAnalysis, readAnalysis } from '../../contract.ts'
import { openAnalysedHouse, receive } from '../testing/analysed-house.ts'

let house: TestHouse
const editor = personWith(['intake.read', 'analysis.correct', 'taxonomy.edit'], { id: randomUUID() })
const bounded = personWith(['taxonomy.edit'], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })
const as = { as: editor }
const modelList = async () => (await house.call(listLabelModels, {}, {}, as)).reply

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
  const { labelId } = (await house.call(createLabel, {}, { parentId: null, nameZh: '灯会' }, as)).reply
  for (const ending of ['亮', '灭', '转', '停', '红', '绿', '大', '小', '新', '旧']) {
    const feedbackId = await receive(house, `走马灯很${ending}`)
    const { analysis } = (await house.call(readAnalysis, { feedbackId }, {}, as)).reply
    await house.call(correctAnalysis, { feedbackId }, { version: analysis?.version ?? 0, labelId }, as)
  }
})
afterAll(() => house?.close())

test('a training is stopped before it begins or while it learns, and what labels are found with serves on', async () => {
  const serving = async () => (await modelList()).items.find((model) => model.serving)?.number
  const before = await serving()
  const stop = async (modelId: string) => (await house.call(cancelTraining, { modelId }, {}, as)).status
  const stateOf = async (modelId: string) =>
    (await modelList()).items.find((model) => model.modelId === modelId)?.state

  const waiting = (await house.call(trainLabels, {}, {}, as)).reply.modelId
  expect((await modelList()).can).toEqual({ train: false, cancel: true })
  expect((await house.call(cancelTraining, { modelId: waiting }, {}, { as: bounded })).status).toBe(403)
  expect(await stop(waiting)).toBe(200)
  await house.settle()
  expect(await stateOf(waiting)).toBe('cancelled')

  const learning = (await house.call(trainLabels, {}, {}, as)).reply.modelId
  const settling = house.settle()
  await expect.poll(() => stateOf(learning), { timeout: 60_000 }).toBe('learning')
  expect(await stop(learning)).toBe(200)
  await settling
  expect(await stateOf(learning)).toBe('cancelled')
  expect(await serving()).toBe(before)
  expect(await stop(learning)).toBe(409)
  expect(await modelList()).toMatchObject({ can: { train: true, cancel: false } })
})

test('a training that was lost with its process is told as broken, and the next one can begin', async () => {
  const lost = (await house.call(trainLabels, {}, {}, as)).reply.modelId
  await house.open.pool.query(
    `update label_models set state = 'learning', step = 'learning', asked_at = asked_at - interval '2 hours' where id = $1`,
    [lost],
  )
  const { items, can } = await modelList()
  expect(items.find(({ modelId }) => modelId === lost)).toMatchObject({
    state: 'failed',
    fault: 'interrupted',
    step: null,
  })
  expect(can).toEqual({ train: true, cancel: false })
})
