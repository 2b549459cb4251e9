import { expect, test } from 'vitest'
import { beginSitting, keepPartialAnswer } from '../contract/answering.ts'
import { listQuestionnaires, questionnaireDetails } from '../contract/designing.ts'
import { questionnaireResults } from '../contract/results.ts'
import { answerAnonymously, answerByName, exportedLines, openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom } from './testing/survey-room.ts'

// Somebody who watches tries to find out who said what: by looking after every answer, at every place that tells anything.

const house = await openSurveyRoom()

/** Everything that tells how many there are, or what they said. */
async function seen(questionnaireId: string) {
  const { reply } = await house.call(questionnaireResults, { questionnaireId }, {}, as)
  const { answered, opened, partial, versions } = (
    await house.call(questionnaireDetails, { questionnaireId }, {}, as)
  ).reply
  const listed = (await house.call(listQuestionnaires, {}, {}, as)).reply.items.find(
    ({ id }) => id === questionnaireId,
  )
  const lines = await exportedLines(house, questionnaireId)
  const n = (id: string) => reply.items.find((item) => item.id === id)?.n ?? 0
  return {
    told: reply.answered,
    answered,
    opened,
    partial,
    ofVersion: versions[0]?.answered ?? 0,
    listed: listed?.answered ?? 0,
    listedOpen: listed?.opened ?? 0,
    exported: typeof lines === 'string' ? 0 : lines.length - 1,
    scores: n('nps'),
    reasons: n('why'),
    comments: reply.items.find(({ id }) => id === 'why')?.comments.length ?? 0,
    written: typeof lines === 'string' ? 0 : lines.slice(1).filter((line) => line.at(-1) !== '').length,
  }
}

test('whoever looks after every answer never sees fewer than five come at once, in no count, figure, comment or file', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  let before = await seen(questionnaireId)
  for (let person = 0; person < 17; person += 1) {
    // Every third writes why: five of them come to be told later than the scores do.
    await answerAnonymously(house, token, {
      nps: person % 11,
      ...(person % 3 === 0 && { why: `第 ${person} 人` }),
    })
    const now = await seen(questionnaireId)
    for (const [place, count] of Object.entries(now)) {
      const grown = count - before[place as keyof typeof before]
      expect({ place, person, told: grown === 0 || grown >= 5 }).toEqual({ place, person, told: true })
    }
    before = now
  }
  expect(before).toMatchObject({
    told: 15,
    answered: 15,
    exported: 15,
    scores: 15,
    reasons: 5,
    comments: 5,
    written: 5,
  })
})

test('who is at the anonymous link this moment cannot be counted', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  for (let person = 1; person <= 6; person += 1) {
    const { sitting } = (await house.call(beginSitting, { token }, {})).reply
    await house.call(keepPartialAnswer, { token }, { sitting, answers: { nps: 3 } })
    const { opened, partial } = await seen(questionnaireId)
    expect([opened, partial]).toEqual(person < 5 ? [0, 0] : [5, 5])
  }
})

test('many who answer in the same instant come to be told five at least', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  for (let crowd = 0; crowd < 3; crowd += 1)
    await Promise.all(
      Array.from({ length: 15 }, (_, person) => answerAnonymously(house, token, { nps: person % 11 })),
    )
  await house.tick()
  const { rows } = await house.open.pool.query<{ batch: number | null; count: number }>(
    'select batch, count(*)::int as count from questionnaire_answers where questionnaire_id = $1 group by 1 order by 1',
    [questionnaireId],
  )
  for (const { batch, count } of rows)
    expect([batch, batch === null ? count < 5 : count >= 5]).toEqual([batch, true])
  const told = rows.reduce((sum, { batch, count }) => (batch === null ? sum : sum + count), 0)
  expect((await seen(questionnaireId)).told).toBe(told)
  expect(told).toBeGreaterThanOrEqual(41)
})

test('a line of the file is no person: one who stands alone in a small group is not found by a filter', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  // One of ten gave 0 and wrote; a file of whole answers would show both side by side.
  for (let person = 0; person < 10; person += 1)
    await answerAnonymously(house, token, {
      nps: person === 4 ? 0 : 10,
      why: person === 4 ? 'AAA 是我' : `写 ${person}`,
    })
  const [header = [], ...lines] = (await exportedLines(house, questionnaireId)) as string[][]
  const column = (name: string) => lines.map((line) => line[header.indexOf(name)] ?? '')
  const writing = column('why')
  expect(writing).toEqual([...writing].sort())
  const scores = column('nps')
  expect(scores.filter((score) => score === '0')).toHaveLength(1)
  // Where the 0 stands says nothing: equal scores stand together, wherever their people wrote what.
  expect(scores.join('')).toMatch(/^(0(10){9}|(10){9}0)$/)
})

test('named answers are told at once, and an anonymous one beside them is not', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  await answerByName(house, questionnaireId, { answers: { nps: 9 } })
  await house.settle()
  await answerAnonymously(house, token, { nps: 0 })
  expect(await seen(questionnaireId)).toMatchObject({ told: 1, answered: 1, scores: 1, exported: 1 })
})
