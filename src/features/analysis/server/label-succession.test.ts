import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { mergeLabel, splitLabel, undoMerge } from '#features/taxonomy/contract/succession.ts'
import { createLabel, labelUsage, listLabels } from '#features/taxonomy/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { readLabelQuality } from '../contract/label-quality.ts'
import { listToLabel } from '../contract/to-label.ts'
import { correctAnalysis, readAnalysis } from '../contract.ts'
import { labelExamples } from './label-models/labelled-voices.ts'
import { openAnalysedHouse, receive } from './testing/analysed-house.ts'

let house: TestHouse
const editor = personWith(['intake.read', 'analysis.correct', 'taxonomy.edit'], { id: randomUUID() })
const once = () => ({ as: editor, headers: { 'idempotency-key': randomUUID() } })

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

const made = async (nameZh: string) =>
  (await house.call(createLabel, {}, { nameZh, parentId: null }, once())).reply.labelId
const analysisOf = async (feedbackId: string) =>
  (await house.call(readAnalysis, { feedbackId }, {}, { as: editor })).reply.analysis
const labelOf = async (feedbackId: string) => (await analysisOf(feedbackId))?.label?.path.at(-1)?.id ?? null
const versionOf = async (labelId: string) =>
  (await house.call(listLabels, {}, {}, { as: editor })).reply.items.find(({ id }) => id === labelId)
    ?.version ?? 0
async function labelled(text: string, labelId: string) {
  const feedbackId = await receive(house, text)
  const version = (await analysisOf(feedbackId))?.version as number
  await house.call(correctAnalysis, { feedbackId }, { version, labelId }, once())
  return feedbackId
}
const usage = async (labelId: string) =>
  (await house.call(labelUsage, { labelId }, {}, { as: editor })).reply.voices
const split = async (labelId: string, voices: 'again' | 'toLabel', parts: { nameZh: string }[]) => {
  const version = await versionOf(labelId)
  const { reply } = await house.call(splitLabel, { labelId }, { version, voices, parts }, once())
  await house.settle()
  return reply.labelIds
}

test('after a merge voices keep the label they were given, count for its successor and teach it', async () => {
  const [slow, late] = [await made('鱿鱼慢'), await made('鱿鱼迟')]
  const voice = await labelled('鱿鱼慢吞吞', slow)
  await labelled('鱿鱼迟到了', late)
  const [version, intoVersion] = [await versionOf(slow), await versionOf(late)]
  const asked = { intoId: late, version, intoVersion }
  const merged = await house.call(mergeLabel, { labelId: slow }, asked, once())
  expect(merged.reply).toEqual({ voices: 1, tickets: 0 })
  expect(await labelOf(voice)).toBe(slow)
  expect([await usage(late), await usage(slow)]).toEqual([2, 1])
  const counted = await house.call(labelUsage, { labelId: slow }, { below: 'without' }, { as: editor })
  expect(counted.reply).toMatchObject({ labels: 1, voices: 1, corrections: 1 })
  const examples = await labelExamples(house.house.read, 10)
  expect(examples.map(({ label }) => label)).toEqual([late, late])
  await house.call(undoMerge, { labelId: slow }, {}, once())
  expect(await usage(late)).toBe(1)
  const apart = await labelExamples(house.house.read, 10)
  expect(apart.map(({ label }) => label).sort()).toEqual([slow, late].sort())
})

test('the voices of a split label find their part by its name, also those that a person had labelled', async () => {
  const whole = await made('灯具')
  const voices = [await labelled('走马灯不转了', whole), await labelled('琉璃灯不亮', whole)]
  const parts = await split(whole, 'again', [{ nameZh: '走马灯' }, { nameZh: '琉璃灯' }])
  expect([await labelOf(voices[0] ?? ''), await labelOf(voices[1] ?? '')]).toEqual(parts)
  expect((await analysisOf(voices[0] ?? ''))?.labelSource).toBe('model')
})

test('or they wait for a person, with the parts to choose from', async () => {
  const whole = await made('纸品')
  const voice = await labelled('宣纸洇墨', whole)
  const parts = await split(whole, 'toLabel', [{ nameZh: '宣纸' }, { nameZh: '信笺' }])
  expect(await labelOf(voice)).toBeNull()
  const waiting = (await house.call(listToLabel, {}, {}, { as: editor })).reply.items
  const [item] = waiting.filter(({ feedbackId }) => feedbackId === voice)
  expect(item?.guesses.map(({ path }) => path.at(-1)?.id)).toContain(parts[0])
})

test('an editor sees how often people changed a label, and that no model has measured it yet', async () => {
  const wrong = await made('海苔')
  const right = await made('紫菜')
  const voice = await receive(house, '海苔潮了')
  expect(await labelOf(voice)).toBe(wrong)
  const version = (await analysisOf(voice))?.version as number
  await house.call(correctAnalysis, { feedbackId: voice }, { version, labelId: right }, once())
  await receive(house, '海苔又潮了')
  const { reply } = await house.call(readLabelQuality, { labelId: wrong }, {}, { as: editor })
  expect(reply).toMatchObject({ corrected: 1, given: 2, measured: null, confusions: [] })
})
