import { expect, test } from 'vitest'
import { openQuestionnaire, saveDraft } from '../contract/designing.ts'
import { questionnaireResults } from '../contract/results.ts'
import { templates } from '../domain/templates.ts'
import { forgetQuestionnaireComments } from './public/forget.ts'
import { answerAnonymously, exportedLines, openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom, options, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const answer = (token: string, answers: Record<string, unknown>) => answerAnonymously(house, token, answers)

const resultsOf = async (questionnaireId: string, version?: number) =>
  (await house.call(questionnaireResults, { questionnaireId }, version === undefined ? {} : { version }, as))
    .reply

test('an NPS is told with its interval, its distribution and the comments, numbers in them masked', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  for (const nps of [10, 10, 9, 8, 3]) await answer(token, { nps, why: `打 13812345678，我给 ${nps} 分` })
  const { answered, few, items } = await resultsOf(questionnaireId)
  expect([answered, few]).toEqual([5, false])
  const [nps, why] = items
  expect(nps?.figure).toMatchObject({ value: 40, n: 5, confidence: 0.95 })
  expect(nps?.figure?.low).toBeLessThan(0)
  expect(nps?.rows[0]?.bars.map(({ count }) => count)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 2])
  expect(why?.comments).toHaveLength(5)
  expect(why?.comments.join()).not.toContain('13812345678')
})

const kinds = surveyOf(
  { ...plain, id: 'csat', kind: 'csat', look: 'faces' },
  { ...plain, id: 'ces', kind: 'ces', scale: 'effort-5' },
  { ...plain, id: 'one', kind: 'single', choices: options('a', 'b'), random: false },
  {
    ...plain,
    id: 'many',
    kind: 'multiple',
    choices: options('a', 'b'),
    random: false,
    least: 0,
    most: null,
  },
  { ...plain, id: 'rank', kind: 'ranking', choices: options('a', 'b'), random: false },
  { ...plain, id: 'grid', kind: 'matrix', rows: options('r'), columns: options('x', 'y') },
  { ...plain, id: 'mail', kind: 'text', long: false, format: 'email', longest: 99 },
  { ...plain, id: 'rare', kind: 'text', long: false, format: 'any', longest: 99 },
)

test('every kind of question is counted as it was answered', async () => {
  const { questionnaireId, token } = await openedSurvey(house, kinds)
  for (let person = 0; person < 10; person += 1)
    await answer(token, {
      csat: person < 5 ? 5 : 2,
      ces: 2,
      one: person === 0 ? 'b' : 'a',
      many: person < 2 ? ['a', 'b'] : ['a'],
      rank: person < 5 ? ['b', 'a'] : ['a', 'b'],
      grid: { r: 'y' },
      mail: `someone${person}@example.com`,
      ...(person === 0 && { rare: '只有我写了' }),
    })
  const { items } = await resultsOf(questionnaireId)
  const of = (id: string) => items.find((item) => item.id === id)
  expect(of('csat')?.figure).toMatchObject({ value: 50, n: 10 })
  expect(of('ces')?.figure).toMatchObject({ value: 2, n: 10 })
  expect(of('one')?.rows[0]?.bars.map(({ count, share }) => [count, Math.round(share?.value ?? 0)])).toEqual([
    [9, 90],
    [1, 10],
  ])
  expect(of('many')?.rows[0]?.bars.map(({ count }) => count)).toEqual([10, 2])
  expect(of('rank')?.rows.map(({ figure }) => figure?.value)).toEqual([1.5, 1.5])
  expect(of('grid')?.rows[0]?.bars.map(({ count }) => count)).toEqual([0, 10])
  // What one person alone wrote is shown to nobody, and an address is no comment.
  expect(of('rare')).toMatchObject({ n: 0, few: true, comments: [] })
  expect(of('mail')).toMatchObject({ n: 10, comments: [] })
  const [header, ...lines] = (await exportedLines(house, questionnaireId)) as string[][]
  expect(header?.join()).toBe(
    'respondent,language,answered_at,csat,ces,one,many.a,many.b,rank.a,rank.b,grid.r,mail,rare',
  )
  expect(lines).toHaveLength(10)
  // No time, no address in the clear, and nothing of what one person alone wrote.
  expect(lines.map((line) => line.slice(0, 3))).toEqual(
    lines.map(() => [
      expect.stringMatching(/^anonymous: every column is sorted by itself.*匿名：每一列各自排序/),
      'zh-CN',
      '',
    ]),
  )
  expect(lines.join()).not.toMatch(/someone\d?@/)
  expect(lines.every((line) => line.at(-1) === '')).toBe(true)
})

test('fewer than five anonymous answers are told to nobody, in no version', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  for (const nps of [1, 2, 3, 4]) await answer(token, { nps, why: '谁写的？' })
  expect(await resultsOf(questionnaireId)).toMatchObject({ answered: 0, few: true, items: [] })
  expect(await exportedLines(house, questionnaireId)).toBe('questionnaires.tooFew')
  await answer(token, { nps: 5 })
  expect((await resultsOf(questionnaireId)).few).toBe(false)
  await house.call(saveDraft, { questionnaireId }, { questionnaire: templates.csat, revision: 1 }, as)
  await house.call(openQuestionnaire, { questionnaireId }, { revision: 2 }, as)
  for (const csat of [4, 5]) await answer(token, { csat })
  expect((await resultsOf(questionnaireId, 2)).few).toBe(true)
})

test('an index of satisfaction comes from whole people, with its interval', async () => {
  const { questionnaireId, token } = await openedSurvey(house, templates.csi)
  const rows = (dimension: string, point: number) =>
    Object.fromEntries([-1, 0, 1].map((more, place) => [`${dimension}${place + 1}`, point + more]))
  for (const point of [4, 5, 6, 6, 6])
    await answer(
      token,
      Object.fromEntries(['product', 'service', 'value', 'emotion'].map((one) => [one, rows(one, point)])),
    )
  const { items, dimensions } = await resultsOf(questionnaireId)
  // Everybody is as content in every dimension, so the index is that of their mean, 5.4.
  expect(items[0]?.figure?.value).toBeCloseTo((100 * 4.4) / 6, 6)
  expect(items[0]?.rows[0]?.figure?.value).toBeCloseTo(4.4, 6)
  // A reader sees four dimensions with their means, not twelve statements of seven points.
  expect(
    dimensions.map(({ dimension, weight, statements }) => [dimension, weight, statements.length]),
  ).toEqual([
    ['product', 0.4, 3],
    ['service', 0.3, 3],
    ['value', 0.2, 3],
    ['emotion', 0.1, 3],
  ])
  expect(dimensions[0]?.figure).toMatchObject({ n: 5, confidence: 0.95 })
  expect(dimensions[0]?.figure?.value).toBeCloseTo(5.4, 6)
})

test('when their time is over the words go; the scores stay, and how many wrote', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  for (const nps of [1, 2, 3, 4, 5]) await answer(token, { nps, why: '写了几句' })
  const held = { customers: [], tickets: [] }
  const forget = (days: number) =>
    house.arrange(({ db, now }) => forgetQuestionnaireComments(db, new Date(now - days * 86_400_000), held))
  await forget(30)
  expect((await resultsOf(questionnaireId)).items[1]?.comments).toHaveLength(5)
  house.travel(60 * 86_400_000)
  expect(await forget(30)).toBeGreaterThanOrEqual(5)
  const [nps, why] = (await resultsOf(questionnaireId)).items
  expect([nps?.n, why?.n, why?.comments]).toEqual([5, 5, []])
  house.travel(-60 * 86_400_000)
})
