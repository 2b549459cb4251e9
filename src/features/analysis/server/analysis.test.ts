import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { archiveLabel, createLabel, listLabels } from '#features/taxonomy/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { listToLabel } from '../contract/to-label.ts'
import {
  analysisStanding,
  correctAnalysis,
  readAnalysis,
  requestReanalysis,
  undoCorrection,
} from '../contract.ts'
import { maskedExcerpt, maskedTexts } from './public/masked-text.ts'
import { openAnalysedHouse, receive as receiveVoice } from './testing/analysed-house.ts'

let house: TestHouse
const permissions = ['intake.read', 'analysis.correct', 'taxonomy.edit'] as const
const agent = personWith([...permissions], { id: randomUUID() })
const reader = personWith(['intake.read'], { id: randomUUID() })
const elsewhere = personWith([...permissions], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

const receive = (text: string) => receiveVoice(house, text)
const analysisOf = async (feedbackId: string) =>
  (await house.call(readAnalysis, { feedbackId }, {}, { as: agent })).reply.analysis
const correct = (
  feedbackId: string,
  said: Parameters<typeof house.call<typeof correctAnalysis>>[2],
  as = agent,
) => house.call(correctAnalysis, { feedbackId }, said, { as })
const eventsOf = async (feedbackId: string) =>
  (
    await house.open.pool.query('select type, facts from events where subject_id = $1 order by tx, seq', [
      feedbackId,
    ])
  ).rows

const late = '快递三天了还没到，客服态度恶劣，再不解决我就打12315投诉，电话13812345678'

test('a voice is analysed after it was received, and every judgement says how sure it is and where it comes from', async () => {
  const id = await receive(late)
  const analysed = await analysisOf(id)
  expect(analysed).toMatchObject({
    version: 1,
    language: 'zh',
    kind: { value: 'complaint', source: 'rule' },
    polarity: { value: 'negative' },
    label: { source: 'model' },
  })
  expect(analysed?.label?.path.length).toBe(2)
  expect(analysed?.label?.evidence.length).toBeGreaterThan(0)
  expect(analysed?.risks.map(({ risk }) => risk)).toContain('legal')
  const events = await eventsOf(id)
  expect(events.map(({ type }) => type)).toEqual(['intake.feedback_received', 'analysis.completed'])
  expect(events[1].facts).toMatchObject({ version: 1, kind: 'complaint', mode: 'live', language: 'zh' })
  expect((await maskedTexts(house.house.read, [id])).get(id)).toContain('138****5678')
})

test('a person puts it right in one step, the history says who and what, and saying it twice changes nothing', async () => {
  const id = await receive(late)
  const { status, reply } = await correct(id, { version: 1, kind: 'enquiry', urgency: 'urgent' })
  expect([status, reply.version]).toEqual([200, 2])
  expect((await correct(id, { version: 1, kind: 'enquiry', urgency: 'urgent' })).reply.version).toBe(2)
  const headers = { 'idempotency-key': randomUUID() }
  const again = { version: 2, kind: 'enquiry' } as const
  const keyed = await house.call(correctAnalysis, { feedbackId: id }, again, { as: agent, headers })
  expect([keyed.status, keyed.reply.version]).toEqual([200, 2])
  const now = await analysisOf(id)
  expect(now).toMatchObject({
    kind: { value: 'enquiry', confidence: 1, source: 'person' },
    urgency: { value: 'urgent', source: 'person' },
    polarity: { value: 'negative', source: 'model' },
  })
  expect(now?.history.map(({ version, personId, fields }) => [version, personId, fields])).toEqual([
    [1, null, []],
    [2, agent.id, ['kind', 'urgency']],
  ])
  const corrected = (await eventsOf(id)).filter(({ type }) => type === 'analysis.corrected')
  expect(corrected.map(({ facts }) => [facts.fields, facts.kind, facts.version])).toEqual([
    [['kind', 'urgency'], 'enquiry', 2],
  ])
})

test('a correction of a version that is no longer shown is refused, and so is one by who may not', async () => {
  const id = await receive(late)
  await correct(id, { version: 1, polarity: 'neutral' })
  const stale = await correct(id, { version: 1, kind: 'praise' })
  expect([stale.status, stale.problem.code, stale.problem.facts]).toEqual([
    409,
    'analysis.changedMeanwhile',
    { version: 2 },
  ])
  expect((await correct(id, { version: 2, kind: 'praise' }, reader)).status).toBe(403)
  expect((await correct(id, { version: 2, kind: 'praise' }, elsewhere)).status).toBe(404)
  expect((await correct(id, { version: 2, labelId: randomUUID() })).problem.code).toBe(
    'analysis.labelUnknown',
  )
  expect((await correct(id, { version: 2 })).status).toBe(422)
  const seen = await house.call(readAnalysis, { feedbackId: id }, {}, { as: reader })
  expect([seen.status, seen.reply.can.correct]).toEqual([200, false])
  expect((await house.call(readAnalysis, { feedbackId: id }, {}, { as: elsewhere })).status).toBe(404)
})

test('what no label fits waits for a person, newest first, and leaves the queue once they have chosen', async () => {
  const ids = [await receive('嗯嗯好的好的'), await receive('哦哦呵呵'), await receive('啊？')]
  const page = async (cursor?: string) =>
    (await house.call(listToLabel, {}, { limit: 2, ...(cursor && { cursor }) }, { as: agent })).reply
  const first = await page()
  expect(first.items.map(({ feedbackId }) => feedbackId)).toEqual([ids[2], ids[1]])
  expect((await page(first.next as string)).items[0]?.feedbackId).toBe(ids[0])
  const labels = (await house.call(listLabels, {}, {}, { as: agent })).reply.items
  await correct(ids[2] as string, { version: 1, labelId: labels[0]?.id as string })
  await correct(ids[1] as string, { version: 1, labelId: null })
  expect((await page()).items.map(({ feedbackId }) => feedbackId)).toEqual([ids[0]])
  const outsider = await house.call(listToLabel, {}, {}, { as: elsewhere })
  expect(outsider.reply.items).toEqual([])
})

test('a person takes back their own last correction: the voice waits again as if nobody had chosen', async () => {
  const id = await receive('嗯，就那样吧')
  const waits = async () =>
    (await house.call(listToLabel, {}, {}, { as: agent })).reply.items.some(
      ({ feedbackId }) => feedbackId === id,
    )
  expect(await waits()).toBe(true)
  const [label] = (await house.call(listLabels, {}, {}, { as: agent })).reply.items
  const { reply } = await correct(id, { version: 1, labelId: label?.id as string, urgency: 'urgent' })
  expect(await waits()).toBe(false)
  const undo = (version: number, as = agent) =>
    house.call(undoCorrection, { feedbackId: id }, { version }, { as })
  const other = personWith([...permissions], { id: randomUUID() })
  expect((await undo(reply.version, other)).problem.code).toBe('analysis.nothingToUndo')
  expect((await undo(1)).problem.code).toBe('analysis.nothingToUndo')
  expect((await undo(reply.version, elsewhere)).status).toBe(404)
  expect((await undo(reply.version)).reply).toEqual({ version: 3 })
  expect(await waits()).toBe(true)
  expect(await analysisOf(id)).toMatchObject({
    label: null,
    labelSource: 'model',
    urgency: { value: 'ordinary', source: 'rule' },
  })
  expect((await eventsOf(id)).at(-1)).toMatchObject({
    type: 'analysis.corrected',
    facts: { version: 3, fields: ['label', 'urgency'] },
  })
})

test('the queue puts first what labels were found with was least sure of, page by page', async () => {
  const unsure = { clear: await receive('哦'), close: await receive('哦哦'), torn: await receive('嗯嗯') }
  const [first, second] = (await house.call(listLabels, {}, {}, { as: agent })).reply.items
  const guesses = async (id: string, confidences: readonly number[]) => {
    const labels = confidences.map((confidence, i) => ({
      labelId: i === 0 ? first?.id : second?.id,
      confidence,
      source: 'model',
      evidence: [],
    }))
    await house.open.pool.query(
      `update analyses set details = jsonb_set(details, '{labels}', $2) where feedback_id = $1`,
      [id, JSON.stringify(labels)],
    )
  }
  await guesses(unsure.clear, [0.48])
  await guesses(unsure.close, [0.4, 0.3])
  await guesses(unsure.torn, [0.34, 0.33])
  const wanted = new Set(Object.values(unsure))
  const inOrder: string[] = []
  let cursor: string | null | undefined
  do {
    const input = { order: 'doubt' as const, limit: 2, ...(cursor && { cursor }) }
    const { reply } = await house.call(listToLabel, {}, input, { as: agent })
    inOrder.push(...reply.items.map(({ feedbackId }) => feedbackId))
    cursor = reply.next
  } while (cursor)
  expect(inOrder.filter((id) => wanted.has(id))).toEqual([unsure.torn, unsure.close, unsure.clear])
  expect(new Set(inOrder).size).toBe(inOrder.length)
  const between = (await house.call(listToLabel, {}, { between: [second?.id as string] }, { as: agent }))
    .reply
  expect(between.items.map(({ feedbackId }) => feedbackId)).toEqual([unsure.torn, unsure.close])
  const newest = (await house.call(listToLabel, {}, {}, { as: agent })).reply.items
  expect(newest[0]).toMatchObject({
    feedbackId: unsure.torn,
    guesses: [
      { path: [{ id: first?.id }], confidence: 0.34 },
      { path: [{ id: second?.id }], confidence: 0.33 },
    ],
  })
})

test('whoever labels a voice reads what its sender added, too, with numbers hidden', async () => {
  const feedbackId = await receive('嗯嗯好的好的，回头说')
  await house.open.pool.query(
    `insert into feedback_additions (id, feedback_id, text, at) values ($1, $2, '打 13812345678 找我', now())`,
    [randomUUID(), feedbackId],
  )
  const { items } = (await house.call(listToLabel, {}, {}, { as: agent })).reply
  const voice = items.find((one) => one.feedbackId === feedbackId)
  expect(voice?.additions.map(({ text }) => text)).toEqual(['打 138****5678 找我'])
})

test('when the tree of labels changes, everything can be judged again, and what people said stays', async () => {
  const said = await receive('我的喵星人沙发坐垫褪色了')
  const silent = await receive('喵星人沙发坐垫又褪色了，很失望')
  const labels = (await house.call(listLabels, {}, {}, { as: agent })).reply.items
  const chosen = labels.find(({ code }) => code !== null && labels.some(({ parentId }) => parentId !== null))
  await correct(said, { version: 1, labelId: chosen?.id as string })
  const input = { parentId: null, nameZh: '喵星人沙发坐垫', keywords: ['喵星人', '沙发坐垫', '褪色'] }
  const { labelId } = (await house.call(createLabel, {}, input, { as: agent })).reply
  const standing = async () => (await house.call(analysisStanding, {}, {}, { as: agent })).reply
  expect((await standing()).outdated).toBeGreaterThan(1)
  await house.call(requestReanalysis, {}, {}, { as: agent })
  await house.settle()
  expect((await standing()).outdated).toBe(0)
  expect((await analysisOf(said))?.label).toMatchObject({ path: [{ id: chosen?.id }], source: 'person' })
  expect((await analysisOf(silent))?.label?.path.at(-1)?.id).toBe(labelId)
  const [, , again] = await eventsOf(silent)
  expect(again).toMatchObject({ type: 'analysis.completed', facts: { version: 2, labelId } })
  await house.call(archiveLabel, { labelId }, {}, { as: agent })
  expect((await analysisOf(silent))?.label?.path[0]?.nameZh).toBe('喵星人沙发坐垫')
})

test('an excerpt never shows half of a hidden number', () => {
  const text = `${'很'.repeat(70)}电话13812345678请回电`
  for (let max = 60; max < 95; max++) expect(maskedExcerpt(text, max)).not.toMatch(/1381?2?3/)
  expect(maskedExcerpt('  多行\n\n文字  ', 80)).toBe('多行 文字')
})
