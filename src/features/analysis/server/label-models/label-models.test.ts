import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import { createLabel } from '#features/taxonomy/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import {
  listLabelModels,
  readLabelModel,
  restoreLabelModel,
  setLabelThreshold,
  trainLabels,
} from '../../contract/label-models.ts'
import { readLabelReasons } from '../../contract/label-reasons.ts'
import { listToLabel } from '../../contract/to-label.ts'
import { correctAnalysis, readAnalysis } from '../../contract.ts'
import { heldOut } from '../../domain/label-models.ts'
import { openAnalysedHouse, receive } from '../testing/analysed-house.ts'

let house: TestHouse
const editor = personWith(['intake.read', 'analysis.correct', 'taxonomy.edit'], { id: randomUUID() })
const bounded = personWith(['taxonomy.edit'], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })
const as = { as: editor }

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

// Words of no label: only examples can tell the two matters apart.
const matters = {
  squid: ['鱿鱼丝', '紫菜卷', '海苔片', '虾皮'],
  lamp: ['琉璃灯', '走马灯', '灯笼穗', '烛台'],
} as const
const ends = ['绕着走', '叮叮响', '往左偏', '上下翻', '晃悠悠', '圆滚滚']
type Matter = keyof typeof matters
const labelIds = {} as Record<Matter, string>
const voices: { id: string; matter: Matter }[] = []

const modelList = async () => (await house.call(listLabelModels, {}, {}, as)).reply
const analysisOf = async (feedbackId: string) =>
  (await house.call(readAnalysis, { feedbackId }, {}, as)).reply.analysis
const labelOf = async (feedbackId: string) => (await analysisOf(feedbackId))?.label?.path.at(-1)?.id
const say = (matter: Matter, i: number) =>
  `${matters[matter][(i >> 1) % 4]}${ends[(i >> 3) % 6]}，第${i % 7}次买了`

async function correct(feedbackId: string, labelId: string) {
  const version = (await analysisOf(feedbackId))?.version as number
  const { status } = await house.call(correctAnalysis, { feedbackId }, { version, labelId }, as)
  expect(status).toBe(200)
}

async function train() {
  const { reply } = await house.call(trainLabels, {}, {}, as)
  await house.settle()
  return (await modelList()).items.find(({ modelId }) => modelId === reply.modelId)
}

test('with too few examples nothing is learnt, and who holds the labels of one unit only may not ask', async () => {
  for (const matter of ['squid', 'lamp'] as const) {
    const input = { parentId: null, nameZh: matter === 'squid' ? '甲部' : '乙部' }
    labelIds[matter] = (await house.call(createLabel, {}, input, as)).reply.labelId
  }
  const { status, problem } = await house.call(trainLabels, {}, {}, as)
  expect([status, problem.code, problem.facts]).toEqual([
    409,
    'analysis.tooFewExamples',
    { examples: 0, needed: 10 },
  ])
  expect((await house.call(trainLabels, {}, {}, { as: bounded })).status).toBe(403)
  expect(await modelList()).toMatchObject({ items: [], examples: 0, can: { train: false } })
})

test('what people said teaches the labels: the model is measured on voices it never saw, serves, and old voices are judged again', async () => {
  const waiting = await receive(house, '走马灯和琉璃灯晃悠悠')
  expect((await analysisOf(waiting))?.labelSource).toBe('model')
  expect(await labelOf(waiting)).not.toBe(labelIds.lamp)
  await house.arrange(async (context) => {
    for (let i = 0; i < 120; i++) {
      const matter = i % 2 === 0 ? 'squid' : 'lamp'
      const { feedbackId } = await receiveFeedback(context, { text: say(matter, i), channel: 'api' })
      voices.push({ id: feedbackId, matter })
    }
  })
  await house.settle()
  for (const { id, matter } of voices) await correct(id, labelIds[matter])
  expect(await modelList()).toMatchObject({ examples: 120, correctedSince: 120, can: { train: true } })

  const asked = await house.call(trainLabels, {}, {}, as)
  expect(asked.reply.number).toBe(1)
  expect((await house.call(trainLabels, {}, {}, as)).problem.code).toBe('analysis.trainingUnderWay')
  await house.settle()

  const [model] = (await modelList()).items
  const tested = voices.filter(({ id }) => heldOut(id)).length
  expect(model).toMatchObject({
    number: 1,
    state: 'promoted',
    serving: true,
    fault: null,
    trained: 120 - tested,
  })
  expect(model?.accuracy).toMatchObject({ n: tested })
  expect(model?.accuracy?.value).toBeGreaterThan(0.7)
  expect(model?.accuracyBefore?.value).toBeLessThan(0.3)
  expect(model?.accuracy?.low).toBeLessThan(model?.accuracy?.value ?? 0)

  expect((await modelList()).correctedSince).toBe(0)

  const now = await analysisOf(waiting)
  expect(now?.label?.path.at(-1)?.id).toBe(labelIds.lamp)
  expect(now).toMatchObject({ version: 2, labelSource: 'model' })
  expect(now?.analyserVersion).toMatch(/\+labels\.1$/)
  const fresh = await analysisOf(await receive(house, '鱿鱼丝绕着走，叮叮响'))
  expect(fresh?.label?.path.at(-1)?.id).toBe(labelIds.squid)
  expect(fresh?.label?.evidence.length).toBeGreaterThan(0)
})

test('a model has its card: every label with its intervals, accuracy by coverage, and what the next one is told', async () => {
  const [model] = (await modelList()).items
  const { card } = (await house.call(readLabelModel, { modelId: model?.modelId as string }, {}, as)).reply
  const named = card?.labels.map(({ path }) => path.at(-1)?.nameZh)
  expect(named).toEqual(expect.arrayContaining(['甲部', '乙部']))
  for (const { precision, recall } of card?.labels ?? [])
    expect(precision.low).toBeLessThanOrEqual(recall.high)
  expect(card?.coverage[0]?.coverage).toBe(1)
  const [all, half, none] = [0, 50, 100].map((step) => card?.sureness[step])
  expect([all?.from, half?.from, none?.from]).toEqual([0, 0.5, 1])
  expect(all?.right.value).toBe(model?.accuracy?.value)
  expect(half?.labelled.value).toBeLessThanOrEqual(all?.labelled.value as number)
  expect(half?.right.value).toBeGreaterThanOrEqual(all?.right.value as number)
  expect(none).toMatchObject({ labelled: { value: 0, n: model?.accuracy?.n }, right: { value: null, n: 0 } })
  const unknown = await house.call(readLabelModel, { modelId: randomUUID() }, {}, as)
  expect(unknown.status).toBe(404)
})

test('whoever sees a voice sees why it has its label: the words that people taught, or what came closest', async () => {
  const text = '走马灯晃悠悠'
  const lit = await receive(house, text)
  const why = async (feedbackId: string) => (await house.call(readLabelReasons, { feedbackId }, {}, as)).reply
  const { label, model, judgedBefore, reasons } = await why(lit)
  expect(label?.path.at(-1)?.id).toBe(labelIds.lamp)
  expect([label?.stands, model, judgedBefore]).toEqual([true, 1, false])
  const words = reasons.map(({ start, end, from }) => `${from} ${text.slice(start, end)}`).join()
  expect(words).toMatch(/examples [^,]*灯/)
  for (const { share } of reasons) expect(share).toBeGreaterThan(0)

  await correct(lit, labelIds.squid)
  expect((await why(lit)).label?.path.at(-1)?.id).toBe(labelIds.squid)
  const { version } = (await analysisOf(lit)) as { version: number }
  await house.call(correctAnalysis, { feedbackId: lit }, { version, labelId: null }, as)
  expect(await why(lit)).toMatchObject({ label: null, reasons: [] })
  const stranger = personWith(['intake.read'], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })
  expect((await house.call(readLabelReasons, { feedbackId: lit }, {}, { as: stranger })).status).toBe(404)
})

test('below the threshold that the organisation sets, a label is left to a person', async () => {
  expect((await house.call(setLabelThreshold, {}, { threshold: 1 }, as)).status).toBe(200)
  const unsure = await receive(house, '灯笼穗和海苔片')
  expect(await analysisOf(unsure)).toMatchObject({ label: null, labelSource: 'model' })
  const queue = (await house.call(listToLabel, {}, {}, as)).reply.items.map(({ feedbackId }) => feedbackId)
  expect(queue).toContain(unsure)
  expect((await modelList()).threshold).toBe(1)
  expect((await house.call(setLabelThreshold, {}, { threshold: 1.2 }, as)).status).toBe(422)
  await house.call(setLabelThreshold, {}, { threshold: null }, as)
  expect((await modelList()).threshold).toBe(null)
})

test('a model that is significantly worse than the one that serves is kept out, and says so', async () => {
  const swapped = { squid: labelIds.lamp, lamp: labelIds.squid }
  const relabelled = voices.filter(({ id }) => !heldOut(id))
  for (const { id, matter } of relabelled) await correct(id, swapped[matter])
  expect((await modelList()).correctedSince).toBe(relabelled.length)
  const second = await train()
  expect(second).toMatchObject({ number: 2, state: 'worse', serving: false, usable: false })
  expect(second?.pValue).toBeLessThan(0.05)
  expect((await modelList()).items.find(({ serving }) => serving)?.number).toBe(1)
  const modelId = second?.modelId as string
  expect((await house.call(restoreLabelModel, {}, { modelId }, as)).problem.code).toBe(
    'analysis.modelNotUsable',
  )
  for (const { id, matter } of voices) if (!heldOut(id)) await correct(id, labelIds[matter])
})

test('an earlier model is put back in one step, or all are set aside, and voices are judged again', async () => {
  const third = await train()
  expect(third).toMatchObject({ number: 3, state: 'promoted', serving: true })
  const voice = await receive(house, '走马灯晃悠悠')
  expect((await analysisOf(voice))?.analyserVersion).toMatch(/\+labels\.3$/)
  const first = (await modelList()).items.find(({ number }) => number === 1)
  await house.call(restoreLabelModel, {}, { modelId: first?.modelId as string }, as)
  await house.settle()
  expect((await modelList()).items.find(({ serving }) => serving)?.number).toBe(1)
  expect((await analysisOf(voice))?.analyserVersion).toMatch(/\+labels\.1$/)
  await house.call(restoreLabelModel, {}, { modelId: null }, as)
  await house.settle()
  expect((await analysisOf(voice))?.analyserVersion).not.toContain('labels')
  expect(await labelOf(voice)).not.toBe(labelIds.lamp)
  await house.call(restoreLabelModel, {}, { modelId: third?.modelId as string }, as)
  await house.settle()
  expect(await labelOf(voice)).toBe(labelIds.lamp)
})

test.each([
  ['damaged', `weights = set_byte(weights, 2000, (get_byte(weights, 2000) + 1) % 256)`],
  [
    'newerFormat',
    `description = regexp_replace(description, '\\\\"version\\\\": [0-9]+,', '\\\\"version\\\\": 99,')`,
  ],
])(
  'a model file that is %s is refused with its reason, and the one before it serves on',
  async (fault, change) => {
    await house.open.pool.query(`update label_models set fault = null, ${change} where number = 3`)
    // A changed tree is read anew, with the model.
    await house.call(createLabel, {}, { parentId: null, nameZh: `丙部${fault}` }, as)
    const voice = await receive(house, '烛台叮叮响')
    expect(await labelOf(voice)).toBe(labelIds.lamp)
    expect((await analysisOf(voice))?.analyserVersion).toMatch(/\+labels\.1$/)
    const third = (await modelList()).items.find(({ number }) => number === 3)
    expect(third).toMatchObject({ fault, usable: false })
  },
)
