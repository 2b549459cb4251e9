import { expect, test } from 'vitest'
import { answerQuestionnaire, beginSitting } from '../contract/answering.ts'
import { questionnaireDetails } from '../contract/designing.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'
import { openSurveyRoom } from './testing/survey-room.ts'

const house = await openSurveyRoom()

async function answer(token: string, answers: object, { afterMs = 30_000, trap = '' } = {}) {
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  house.travel(afterMs)
  return house.call(answerQuestionnaire, { token }, { sitting, answers: { ...answers }, trap })
}

test('doubtful answers are kept, marked and counted apart', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  await answer(token, { nps: 9, why: '配送很快' })
  await answer(token, { nps: 9 }, { afterMs: 200 })
  await answer(token, { nps: 9 }, { trap: 'https://spam.example' })
  for (let times = 0; times < 4; times += 1) await answer(token, { nps: 0, why: 'Buy cheap pills here' })
  const { rows } = await house.open.pool.query(
    'select doubts from questionnaire_answers where questionnaire_id = $1',
    [questionnaireId],
  )
  const marks = rows.map(({ doubts }) => doubts.join()).filter((mark) => mark !== '')
  expect(marks.sort()).toEqual(['fast', 'repeated', 'trap'])
  // Sound and doubtful ones are told in fives of their own: else what they differ by would be fewer people.
  const counts = async () => {
    const { reply } = await house.call(questionnaireDetails, { questionnaireId }, {}, { as: designer })
    return [reply.answered, reply.doubtful]
  }
  expect(await counts()).toEqual([0, 0])
  await answer(token, { nps: 8 })
  expect(await counts()).toEqual([5, 0])
  for (let times = 0; times < 2; times += 1) await answer(token, { nps: 0 }, { afterMs: 200 })
  expect(await counts()).toEqual([10, 5])
  // Words that came again are kept as what nobody can read.
  const { rows: repeats } = await house.open.pool.query('select * from questionnaire_repeats')
  expect(JSON.stringify(repeats)).not.toContain('cheap')
})

test('who changes when they began has begun nothing', async () => {
  const { token } = await openedSurvey(house)
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  const forged = `${sitting.split('.')[0]}.${(1).toString(36).padStart(8, '0')}`
  const { problem } = await house.call(
    answerQuestionnaire,
    { token },
    { sitting: forged, answers: { nps: 9 } },
  )
  expect(problem.code).toBe('questionnaires.notBegun')
})

test('a flood from one address is stopped after a crowd’s worth, and no address is kept', async () => {
  const { token } = await openedSurvey(house)
  let stopped = 0
  for (let visits = 0; visits < 300 && stopped === 0; visits += 1) {
    const { status } = await house.call(beginSitting, { token }, {})
    if (status === 429) stopped = visits
  }
  expect(stopped).toBeGreaterThan(50)
  const { rows } = await house.open.pool.query(
    `select column_name from information_schema.columns
     where table_name like 'questionnaire%' and (column_name ~ '(^|_)ip(_|$)' or data_type = 'inet')`,
  )
  expect(rows).toEqual([])
})
