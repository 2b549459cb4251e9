import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { feedbackErased } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedback, receiveFeedbacks } from '#features/intake/server/public/receive.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { archiveLabel, createLabel, listLabels } from '#features/taxonomy/contract.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  analysisStanding,
  correctAnalysis,
  listToLabel,
  readAnalysis,
  requestReanalysis,
} from '../contract.ts'
import { insertSearchRows } from './analysis.store.ts'
import { analysis } from './module.ts'
import { currentAnalysis } from './public/current-analysis.ts'
import { planSearch } from './public/feedback-search.ts'
import { maskedExcerpt, maskedTexts } from './public/masked-text.ts'

let house: TestHouse
const permissions = ['intake.read', 'analysis.correct', 'taxonomy.edit'] as const
const agent = personWith([...permissions], { id: randomUUID() })
const reader = personWith(['intake.read'], { id: randomUUID() })
const elsewhere = personWith([...permissions], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake, taxonomy, analysis])
  const facts = {
    industry: 'retail',
    rootUnitId: randomUUID(),
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
  } as const
  await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: randomUUID(), facts }))
  await house.settle()
})
afterAll(() => house?.close())

async function receive(text: string): Promise<string> {
  const { feedbackId } = await house.arrange((context) => receiveFeedback(context, { text, channel: 'api' }))
  await house.settle()
  return feedbackId
}
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

async function search(typed: string): Promise<string[]> {
  const plan = await planSearch(house.house.read, typed)
  if (plan === null) return []
  const rows = await house.house.read
    .tables<{ feedbacks: { id: string } }>()
    .selectFrom('feedbacks')
    .innerJoin(plan.found.as('found'), 'found.feedback_id', 'feedbacks.id')
    .select('feedbacks.id')
    .orderBy('found.received_at', 'desc')
    .orderBy('found.feedback_id', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ id }) => id)
}

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
  const now = await analysisOf(id)
  expect(now).toMatchObject({
    kind: { value: 'enquiry', confidence: 1, source: 'person' },
    urgency: { value: 'urgent', source: 'person' },
    polarity: { value: 'negative', source: 'rule' },
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
  await house.arrange(({ db, now }) => insertSearchRows(db, [{ id: odd, text, received_at: new Date(now) }]))
  const found = await house.open.pool.query(
    'select tsvector_to_array(tokens) as tokens from feedback_search where feedback_id = $1',
    [odd],
  )
  expect(found.rows[0].tokens).toContain('半个')
})

test('an excerpt never shows half of a hidden number', () => {
  const text = `${'很'.repeat(70)}电话13812345678请回电`
  for (let max = 60; max < 95; max++) expect(maskedExcerpt(text, max)).not.toMatch(/1381?2?3/)
  expect(maskedExcerpt('  多行\n\n文字  ', 80)).toBe('多行 文字')
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
