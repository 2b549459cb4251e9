import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  questionnaireCrossTable,
  questionnaireFacets,
  questionnaireResults,
  questionnaireWaves,
} from '../contract/results.ts'
import { questionnaireComments, questionnaireThemes } from '../contract/what-people-gave.ts'
import { answerAnonymously, answerByName, exportedLines, openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom, options, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const survey = surveyOf(
  { ...plain, id: 'nps', kind: 'nps' },
  {
    ...plain,
    id: 'shop',
    kind: 'single',
    random: false,
    choices: options('north', 'south'),
  },
  { ...plain, id: 'why', kind: 'text', long: true, format: 'any', longest: 99 },
)

const resultsOf = async (questionnaireId: string, input: object = {}) =>
  (await house.call(questionnaireResults, { questionnaireId }, { f: [], ...input }, as)).reply

const cross = async (questionnaireId: string) =>
  (await house.call(questionnaireCrossTable, { questionnaireId }, { by: 'shop', of: 'nps', f: [] }, as)).reply

test('whoever compares what filters, groups and the whole tell, again and again, never finds fewer than five people in between', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const places = [
    {},
    { f: ['shop=north'] },
    { f: ['shop=south'] },
    { f: ['shop=north', 'shop=south'] },
    { f: ['nps=promoters'] },
  ]
  const told = async () =>
    Promise.all(places.map(async (place) => (await resultsOf(questionnaireId, place)).answered))
  let before = await told()
  let tableBefore = await cross(questionnaireId)
  for (let person = 1; person <= 40; person += 1) {
    // Every seventh is of the south, every ninth no promoter.
    await answerAnonymously(house, token, {
      nps: person % 9 === 0 ? 2 : 10,
      shop: person % 7 === 0 ? 'south' : 'north',
      why: `第 ${person} 人`,
    })
    if (person % 5 !== 0) continue
    const now = await told()
    const small = (difference: number) => difference !== 0 && Math.abs(difference) < 5
    expect(now.filter((count, place) => small(count - (before[place] ?? 0)))).toEqual([])
    const [all = 0, north = 0, south = 0, either = 0] = now
    expect([all - north, all - south, either - north, either - south].filter(small)).toEqual([])
    before = now
    const table = await cross(questionnaireId)
    for (const { id, n, cells } of table.groups) {
      const was = tableBefore.groups.find((group) => group.id === id)
      expect(small(n - (was?.n ?? 0))).toBe(false)
      expect(cells.every(({ count }) => count === null || count === 0 || count >= 5)).toBe(true)
    }
    tableBefore = table
  }
  const [all, north, south] = before
  expect([all, north, south]).toEqual([40, 35, 5])
})

test('in a part of the answers what few said is not told, neither as a number nor by what the whole leaves', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  for (let person = 0; person < 25; person += 1)
    await answerAnonymously(house, token, {
      nps: person === 0 ? 0 : person < 10 ? 8 : 10,
      shop: person < 10 ? 'south' : 'north',
    })
  const { items, answered } = await resultsOf(questionnaireId, { f: ['shop=south'] })
  expect(answered).toBe(10)
  const bars = items.find(({ id }) => id === 'nps')?.rows[0]?.bars ?? []
  // One of the south gave 0; the 8 beside it would give it away, because all ten are told.
  expect([bars[0]?.count, bars[8]?.count, bars[10]?.count]).toEqual([null, null, 0])
  expect(items.find(({ id }) => id === 'nps')?.figure).toBeNull()
  // A file of a part has no anonymous answers in it.
  expect(await exportedLines(house, questionnaireId, '?f=shop%3Dsouth')).toBe('questionnaires.tooFew')
})

test('what was written is searched, sounds as it does, and what is masked cannot be found', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const written = ['服务太差，等了很久', '很满意，谢谢', '打 13812345678 给我', '一般', '一般般']
  for (const why of written) await answerAnonymously(house, token, { nps: 9, shop: 'north', why })
  const comments = async (q: string) =>
    (await house.call(questionnaireComments, { questionnaireId }, { q, f: [] }, as)).reply.items
  expect(await comments('')).toHaveLength(5)
  expect(await comments('太差')).toEqual([{ text: '服务太差，等了很久', polarity: 'negative' }])
  expect(await comments('13812345678')).toEqual([])
  expect(await comments('%')).toEqual([])
})

test('whoever knows a sentence finds in no part of the answers whether its author is there', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const known = '王主任在三楼摔了我的病历'
  for (let person = 0; person < 40; person += 1)
    await answerAnonymously(house, token, {
      nps: person % 2 === 0 ? 2 : 10,
      shop: person % 4 < 2 ? 'south' : 'north',
      ...(person % 2 === 0 && { why: person === 8 ? known : `第 ${person} 人不满意` }),
    })
  await house.settle()
  const comments = async (input: object) =>
    (await house.call(questionnaireComments, { questionnaireId }, { f: [], ...input }, as)).reply
  expect((await comments({ q: '王主任' })).items.map(({ text }) => text)).toEqual([known])
  const parts = [
    { f: ['nps=detractors'] },
    { f: ['nps=promoters', 'nps=passives', 'nps=detractors'] },
    { f: ['shop=south'] },
    { f: ['shop=north'] },
    { from: '2000-01-01' },
    { to: '2100-01-01', doubtful: 'true' as const },
  ]
  for (const part of parts) {
    // That all who wrote are of one part would tell of each of them, so how many wrote is not told either.
    expect(await comments(part)).toMatchObject({ answered: 0, items: [], more: false, wordsLeftOut: true })
    const { answered, items } = await resultsOf(questionnaireId, part)
    expect(answered).toBeGreaterThanOrEqual(20)
    expect(items.find(({ id }) => id === 'why')).toMatchObject({ n: 0, comments: [], wordsLeftOut: true })
    const themes = await house.call(questionnaireThemes, { questionnaireId }, { f: [], ...part }, as)
    expect(themes.reply).toEqual({ items: [], without: 0 })
  }
  // What a named customer wrote beside them is shown in every part they are of.
  await answerByName(house, questionnaireId, { answers: { nps: 1, shop: 'south', why: '请回电' } })
  await house.settle()
  const { items } = await resultsOf(questionnaireId, { f: ['nps=detractors'] })
  expect(items.find(({ id }) => id === 'why')).toMatchObject({ n: 1, comments: ['请回电'] })
  expect(await comments({ f: ['shop=south'] })).toMatchObject({ answered: 1, items: [{ text: '请回电' }] })
  expect((await comments({ f: ['shop=north'] })).items).toEqual([])
})

test('what people wrote is shown by how it sounds', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const written = ['服务太差，等了很久', '很满意，谢谢', '态度恶劣', '非常好', '发票在哪里开？']
  for (const why of written) await answerAnonymously(house, token, { nps: 9, shop: 'north', why })
  await house.tick()
  const sounding = async (polarity: 'positive' | 'negative') =>
    (await house.call(questionnaireComments, { questionnaireId }, { polarity, f: [] }, as)).reply.items
  expect((await sounding('negative')).map(({ text }) => text).sort()).toEqual([
    '态度恶劣',
    '服务太差，等了很久',
  ])
  expect((await sounding('positive')).map(({ text }) => text).sort()).toEqual(['很满意，谢谢', '非常好'])
})

test('named answers are cut by what is known of the customer, and two periods are compared', async () => {
  const { questionnaireId } = await openedSurvey(house, survey)
  const { pool } = house.open
  for (let person = 0; person < 60; person += 1) {
    const id = randomUUID()
    const early = person < 30
    await pool.query(
      `insert into customers (id, name, vip, custom, created_at) values ($1, '某人', $2, '{}', now())`,
      [id, person % 2 === 0],
    )
    await answerByName(house, questionnaireId, {
      customerId: id,
      answers: { nps: early ? 9 : 3 },
      answeredAt: early ? '2026-01-06T08:00:00Z' : '2026-02-06T08:00:00Z',
    })
  }
  await house.settle()
  const facets = (await house.call(questionnaireFacets, { questionnaireId }, {}, as)).reply.items
  expect(facets.map(({ id }) => id)).toEqual(['nps', 'shop', '~vip'])
  expect((await resultsOf(questionnaireId, { f: ['~vip=yes'] })).answered).toBe(30)
  const table = (
    await house.call(questionnaireCrossTable, { questionnaireId }, { by: '~vip', of: 'nps', f: [] }, as)
  ).reply
  expect(table.groups.map(({ n, cells }) => [n, cells.map(({ count }) => count)])).toEqual([
    [30, [15, 0, 15]],
    [30, [15, 0, 15]],
  ])
  const periods = { from: '2026-02-01', to: '2026-02-28', otherFrom: '2026-01-01', otherTo: '2026-01-31' }
  const waves = await house.call(questionnaireWaves, { questionnaireId }, { ...periods, f: [] }, as)
  expect(waves.reply.answered).toEqual({ current: 30, previous: 30 })
  expect(waves.reply.items[0]).toMatchObject({
    question: 'nps',
    current: { value: -100, n: 30 },
    previous: { value: 100, n: 30 },
    comparison: { difference: -200, mark: 'lower' },
  })
  const overlapping = { ...periods, otherTo: '2026-02-03' }
  const refused = await house.call(questionnaireWaves, { questionnaireId }, { ...overlapping, f: [] }, as)
  expect([refused.status, refused.problem.code]).toEqual([422, 'questionnaires.wavesOverlap'])
})
