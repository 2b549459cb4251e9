import { expect, test } from 'vitest'
import { weightedResults } from '../contract/weighting.ts'
import { answerAnonymously, answerByName, openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom, options, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const survey = surveyOf(
  { ...plain, id: 'nps', kind: 'nps' },
  { ...plain, id: 'shop', kind: 'single', random: false, choices: options('north', 'south') },
  { ...plain, id: 'age', kind: 'single', random: false, choices: options('young', 'old') },
  { ...plain, id: 'again', kind: 'single', random: false, choices: options('yes', 'no') },
)

const weighted = (questionnaireId: string, w: readonly string[]) =>
  house.call(weightedResults, { questionnaireId }, { f: [], w: [...w] }, as)

/** Of the north, which answers four times as often, all are promoters; of the south all are detractors. */
async function unevenly(count: number) {
  const { questionnaireId } = await openedSurvey(house, survey)
  for (let person = 0; person < count; person += 1) {
    const south = person % 5 === 0
    await answerByName(house, questionnaireId, {
      answers: {
        nps: south ? 2 : 10,
        shop: south ? 'south' : 'north',
        age: person % 2 === 0 ? 'young' : 'old',
        again: south ? 'no' : 'yes',
      },
    })
  }
  return questionnaireId
}

test('results are weighted to the known shares of a dimension, with what the answers are worth and a wider interval', async () => {
  const questionnaireId = await unevenly(100)
  const { reply } = await weighted(questionnaireId, ['shop=north=50', 'shop=south=50'])
  expect([reply.n, reply.converged, reply.left]).toEqual([100, true, 0])
  // 80 answers weigh 0.625 and 20 weigh 2.5: (Σw)² / Σw² = 10,000 / (80 · 0.390625 + 20 · 6.25) = 64.
  expect(reply.nEff).toBeCloseTo(64, 6)
  expect(reply.weights).toEqual({ least: 0.625, most: 2.5 })
  const [nps, shop] = reply.items
  expect([nps?.plain.value, nps?.weighted.value]).toEqual([60, expect.closeTo(0, 9)])
  const width = ({ low, high }: { low: number | null; high: number | null }) =>
    (high as number) - (low as number)
  expect(width(nps?.weighted as never)).toBeGreaterThan(1.2 * width(nps?.plain as never))
  expect([shop?.unit, shop?.plain.value, shop?.weighted.value]).toEqual(['share', 80, expect.closeTo(50, 9)])
})

test('several dimensions are raked together', async () => {
  const questionnaireId = await unevenly(100)
  const { reply } = await weighted(questionnaireId, [
    ...['shop=north=3', 'shop=south=1'],
    ...['age=young=200', 'age=old=600'],
  ])
  const share = (question: string, place: number) =>
    reply.items.filter((item) => item.question === question)[place]?.weighted.value
  expect([share('shop', 0), share('age', 0)]).toEqual([expect.closeTo(75, 6), expect.closeTo(25, 6)])
})

test('targets that nobody told of can meet, or that cannot be read, are refused in words', async () => {
  const questionnaireId = await unevenly(40)
  const { status, problem } = await weighted(questionnaireId, ['again=yes=1', 'again=never=1'])
  expect([status, problem.code]).toEqual([409, 'questionnaires.targetUnanswered'])
  for (const w of [[], ['shop'], ['shop=north=-1'], ['shop=north=x'], ['shop=north=0']])
    expect((await weighted(questionnaireId, w)).problem.code).toBe('questionnaires.noTargets')
  expect((await weighted(questionnaireId, ['what=ever=1'])).problem.code).toBe('questionnaires.noFacet')
})

test('what few anonymous people of a group said is not told by weights either', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  for (let person = 0; person < 30; person += 1)
    await answerAnonymously(house, token, {
      nps: person === 0 ? 0 : person % 2 === 0 ? 8 : 10,
      shop: person < 15 ? 'south' : 'north',
    })
  const { reply } = await weighted(questionnaireId, ['shop=north=1', 'shop=south=1'])
  expect(reply.n).toBe(30)
  // One alone of the south is a detractor.
  expect(reply.items.some(({ question }) => question === 'nps')).toBe(false)
  expect(reply.left).toBeGreaterThan(0)
})
