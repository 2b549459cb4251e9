import { expect, test } from 'vitest'
import { answerQuestionnaire, beginSitting } from '../contract/answering.ts'
import { questionnaireCrossTable, questionnaireResults } from '../contract/results.ts'
import { type Answers, type Question, questionsOf } from '../domain/questionnaire.ts'
import { tallied } from '../domain/tallies.ts'
import { namedTallies } from './named-tallies.projection.ts'
import { forgetQuestionnaireComments } from './public/forget.ts'
import { answerAnonymously, answerByName, exportedLines, openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom, options, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const survey = surveyOf(
  ...([
    { ...plain, id: 'nps', kind: 'nps' },
    { ...plain, id: 'one', kind: 'single', choices: options('a', 'b'), random: false },
    {
      ...plain,
      ...{
        id: 'many',
        kind: 'multiple',
        choices: options('a', 'b'),
        random: false,
        least: 0,
        most: null,
      },
    },
    { ...plain, id: 'rank', kind: 'ranking', choices: options('a', 'b'), random: false },
    { ...plain, id: 'grid', kind: 'matrix', rows: options('r', 's'), columns: options('x', 'y') },
    {
      ...plain,
      ...{ id: 'likert', kind: 'csi' },
      rows: options('l', 'm').map((row) => ({ ...row, dimension: 'service' as const })),
    },
    { ...plain, id: 'day', kind: 'date', earliest: null, latest: null },
    { ...plain, id: 'yes', kind: 'consent' },
    { ...plain, id: 'why', kind: 'text', long: true, format: 'any', longest: 99 },
  ] as Question[]),
)

const any = (among: readonly string[], person: number) => among[person % among.length] as string
const said = (person: number): Answers => ({
  nps: person % 11,
  ...(person % 2 === 0 && { one: any(['a', 'b', 'b'], person) }),
  many: person % 3 === 0 ? ['a', 'b'] : ['b'],
  rank: person % 4 === 0 ? ['a', 'b'] : ['b', 'a'],
  grid: person % 2 === 0 ? { r: 'x' } : { r: 'y', s: 'x' },
  likert: person % 3 === 0 ? { l: 3, m: 6 } : { l: (person % 7) + 1 },
  day: '2026-05-31',
  ...(person % 5 === 0 && { yes: true as const }),
  ...(person % 6 === 0 && { why: `第 ${person} 人写的话，各不相同` }),
})

async function answerInHaste(token: string, answers: Answers) {
  house.travel(2000)
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  const { status } = await house.call(answerQuestionnaire, { token }, { sitting, answers: { ...answers } })
  expect(status).toBe(200)
}

const asRows = (rows: readonly { question: string; part: string; value: string; n: number }[]) =>
  rows
    .filter(({ n }) => n > 0)
    .map(({ question, part, value, n }) => [question, part, value, n].join('|'))
    .sort()

/** What is kept of one kind of answers, and the same counted anew from the answers themselves. */
async function keptAndCounted(questionnaireId: string, doubtful: boolean) {
  const { pool } = house.open
  const kept = await pool.query(
    `select question, part, value, named, anonymous, waiting from questionnaire_tallies where questionnaire_id = $1 and doubtful = $2`,
    [questionnaireId, doubtful],
  )
  const { rows } = await pool.query(
    `select answers, invitation_id is not null as named, batch from questionnaire_answers
     where questionnaire_id = $1 and (doubts <> '{}') = $2 and (invitation_id is not null or batch is not null)`,
    [questionnaireId, doubtful],
  )
  const told = await pool.query(
    `select question, batch from questionnaire_told_questions where questionnaire_id = $1 and doubtful = $2`,
    [questionnaireId, doubtful],
  )
  const toldTo = new Map<string, number>(told.rows.map(({ question, batch }) => [question, batch]))
  const count = (which: (row: { named: boolean; batch: number }, question: string) => boolean) => {
    const all = rows.flatMap((row) =>
      tallied(questionsOf(survey), [row.answers]).filter(({ question }) => which(row, question)),
    )
    const each = Map.groupBy(all, ({ question, part, value }) => [question, part, value].join('|'))
    return [...each].map(([key, found]) => `${key}|${found.length}`).sort()
  }
  const isTold = (batch: number, question: string) => batch <= (toldTo.get(question) ?? 0)
  return {
    kept: {
      named: asRows(kept.rows.map((row) => ({ ...row, n: row.named }))),
      anonymous: asRows(kept.rows.map((row) => ({ ...row, n: row.anonymous }))),
      waiting: asRows(kept.rows.map((row) => ({ ...row, n: row.waiting }))),
    },
    counted: {
      named: count(({ named }) => named),
      anonymous: count(({ named, batch }, question) => !named && isTold(batch, question)),
      waiting: count(({ named, batch }, question) => !named && !isTold(batch, question)),
    },
  }
}

async function expectRecountEqual(questionnaireId: string) {
  for (const doubtful of [false, true]) {
    const { kept, counted } = await keptAndCounted(questionnaireId, doubtful)
    expect(kept).toEqual(counted)
  }
}

test('what is kept of a survey equals a recount of its answers, named and anonymous, sound and doubtful, also after words were taken out', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  for (let person = 0; person < 42; person += 1) {
    await answerAnonymously(house, token, { ...said(person) })
    if (person % 3 === 0) await answerInHaste(token, said(person))
    if (person % 4 === 0)
      await answerByName(house, questionnaireId, {
        answers: said(person),
        doubts: person % 8 === 0 ? ['fast'] : [],
      })
    if (person % 10 === 9) await expectRecountEqualSettled(questionnaireId)
  }
  await expectRecountEqualSettled(questionnaireId)
  const held = { customers: [], tickets: [] }
  const later = (now: number) => new Date(now + 60 * 86_400_000)
  await house.arrange(({ db, now }) => forgetQuestionnaireComments(db, later(now), held))
  await expectRecountEqual(questionnaireId)
  // Read from the beginning of the log again, the named ones count once.
  await house.arrange(async (context) => namedTallies.empty(context))
  await house.open.pool.query("update followers set tx = '0', seq = 0 where name = $1", [namedTallies.name])
  await expectRecountEqualSettled(questionnaireId)
})

async function expectRecountEqualSettled(questionnaireId: string) {
  await house.settle()
  await expectRecountEqual(questionnaireId)
}

const resultsOf = async (questionnaireId: string, input: object = {}) =>
  (await house.call(questionnaireResults, { questionnaireId }, { f: [], ...input }, as)).reply

test('doubtful answers are left out of figures, comments, parts, groups and files, and counted where one asks for them', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  for (let person = 0; person < 20; person += 1) {
    await answerAnonymously(house, token, { nps: 10, one: person < 10 ? 'a' : 'b', why: `好 ${person}` })
    await answerInHaste(token, { nps: 0, one: person < 10 ? 'a' : 'b', why: `坏 ${person}` })
  }
  const sound = await resultsOf(questionnaireId)
  const all = await resultsOf(questionnaireId, { doubtful: 'true' })
  expect([sound.answered, sound.doubtful, all.answered, all.doubtful]).toEqual([20, 20, 40, 20])
  expect([sound.items[0]?.figure?.value, all.items[0]?.figure?.value]).toEqual([100, 0])
  const written = (reply: typeof all) => reply.items.find(({ id }) => id === 'why')?.comments.join() ?? ''
  expect([written(sound).includes('坏'), written(all).includes('坏')]).toEqual([false, true])
  const part = { f: ['one=a'] }
  expect((await resultsOf(questionnaireId, part)).answered).toBe(10)
  expect((await resultsOf(questionnaireId, { ...part, doubtful: 'true' })).answered).toBe(20)
  const cross = async (doubtful: 'true' | 'false') => {
    const asked = { by: 'one', of: 'nps', f: [], doubtful }
    const { groups } = (await house.call(questionnaireCrossTable, { questionnaireId }, asked, as)).reply
    return groups.map(({ n, figure }) => [n, figure?.value])
  }
  expect(await cross('false')).toEqual([
    [10, 100],
    [10, 100],
  ])
  expect(await cross('true')).toEqual([
    [20, 0],
    [20, 0],
  ])
  expect(await exportedLines(house, questionnaireId)).toHaveLength(21)
  expect(await exportedLines(house, questionnaireId, '?doubtful=true')).toHaveLength(41)
})

test('whoever compares looks with and without doubtful answers never finds fewer than five people in between', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const places = [{}, { f: ['one=a'] }, { f: ['one=b'] }]
  const small = (difference: number) => difference !== 0 && Math.abs(difference) < 5
  for (let person = 0; person < 40; person += 1) {
    const answers: Answers = { nps: person % 11, one: person % 7 === 0 ? 'a' : 'b' }
    if (person % 3 === 0) await answerInHaste(token, answers)
    else await answerAnonymously(house, token, { ...answers })
    for (const place of places) {
      const sound = await resultsOf(questionnaireId, place)
      const all = await resultsOf(questionnaireId, { ...place, doubtful: 'true' })
      expect({ person, place, small: small(all.answered - sound.answered) }).toEqual({
        person,
        place,
        small: false,
      })
      if ('f' in place)
        for (const [row, { bars }] of (all.items[0]?.rows ?? []).entries())
          for (const [bar, { count }] of bars.entries()) {
            const without = sound.few ? 0 : sound.items[0]?.rows[row]?.bars[bar]?.count
            const between = count === null || without == null ? 0 : count - without
            expect({ person, place, bar, small: small(between) }).toEqual({
              person,
              place,
              bar,
              small: false,
            })
          }
    }
  }
})
