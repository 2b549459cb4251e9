import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { analysis } from '#features/analysis/server/module.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { questionnaireComments, questionnaireThemes } from '../contract/what-people-gave.ts'
import { questionnaires } from './module.ts'
import { forgetQuestionnaireComments } from './public/forget.ts'
import { readWords } from './read-words.timer.ts'
import { answerAnonymously, designer, openedSurvey } from './testing/opened-survey.ts'

let house: TestHouse
const as = { as: designer }
const queue = randomUUID()
const price = randomUUID()

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [questionnaires, analysis])
  const { pool } = house.open
  await pool.query(`insert into taxonomies (id, template, changed_at) values ($1, 'retail', now())`, [
    randomUUID(),
  ])
  for (const [id, name, keywords] of [
    [queue, '排队', ['排队', '等了']],
    [price, '价格', ['价格', '太贵']],
  ] as const)
    await pool.query('insert into labels (id, depth, name_zh, keywords) values ($1, 1, $2, $3)', [
      id,
      name,
      keywords,
    ])
})
afterAll(() => house?.close())

const themes = async (questionnaireId: string) =>
  (await house.call(questionnaireThemes, { questionnaireId }, { f: [] }, as)).reply
const about = async (questionnaireId: string, label: string) =>
  (await house.call(questionnaireComments, { questionnaireId }, { f: [], label }, as)).reply.items.map(
    ({ text }) => text,
  )

// The analysis reads its models when it is first asked.
test('comments are read: labels with how they sound, each leading to the comments that speak of it, and none told before five wrote', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const written = ['排队排了一小时，太差了', '排队太久，很生气', '价格实惠，很满意', '价格太贵']
  for (const why of written) await answerAnonymously(house, token, { nps: 5, why })
  await readWords.run(house.open.jobContext)
  expect(await themes(questionnaireId)).toEqual({ items: [], without: 0 })
  await answerAnonymously(house, token, { nps: 5, why: '嗯嗯嗯' })
  await answerAnonymously(house, token, { nps: 5 })
  await readWords.run(house.open.jobContext)
  const { items, without } = await themes(questionnaireId)
  expect(without).toBe(1)
  const of = (id: string) => items.find(({ labelId }) => labelId === id)
  expect(of(queue)).toMatchObject({ words: { zh: '排队' }, negative: 2, positive: 0 })
  expect(of(price)?.positive).toBe(1)
  expect((await about(questionnaireId, queue)).sort()).toEqual(written.slice(0, 2).sort())
  // Nothing waits to be read any more, and what has no words never did.
  const { rows } = await house.open.pool.query('select 1 from questionnaire_answers where words_wait')
  expect(rows).toEqual([])
  // Where the words went, the themes went with them.
  const held = { customers: [], tickets: [] }
  await house.arrange(({ db, now }) => forgetQuestionnaireComments(db, new Date(now + 60 * 86_400_000), held))
  expect(await themes(questionnaireId)).toEqual({ items: [], without: 0 })
})
