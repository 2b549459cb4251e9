import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { visitor } from '#platform/server/actor.ts'
import { openHouse } from '#platform/server/open-house.ts'
import { answerQuestionnaire, beginSitting } from '../contract/answering.ts'
import { changeQuestionnaire, closeQuestionnaire } from '../contract/designing.ts'
import { questionnaireAnswered } from '../contract.ts'
import { answering } from './answering.command.ts'
import { theRules } from './kept-questionnaires.ts'
import { questionnaires } from './module.ts'
import { personalTokenOf } from './questionnaire-link.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()

/** Another process beside the one that the house is. */
const beside = await openHouse({
  ...{ settings: house.house.settings, databaseUrl: house.database.appUrl, files: house.house.files },
  ...{ modules: [questionnaires], log: house.house.log },
})
afterAll(() => beside.close())

const begun = async (token: string, count: number) =>
  (await Promise.all(Array.from({ length: count }, () => house.call(beginSitting, { token }, {})))).map(
    ({ reply }) => reply.sitting,
  )

const answer = (token: string, sitting: string, answers: object) =>
  house.call(answerQuestionnaire, { token }, { sitting, answers: { ...answers } })

const kept = async (questionnaireId: string) =>
  (
    await house.open.pool.query(
      'select answers, late, doubts, xmin::text as tx from questionnaire_answers where questionnaire_id = $1',
      [questionnaireId],
    )
  ).rows

const halves = async (questionnaireId: string) =>
  (
    await house.open.pool.query(
      'select count(*)::int as n from questionnaire_sittings where questionnaire_id = $1',
      [questionnaireId],
    )
  ).rows[0].n

/** Somebody who was invited so many days ago, for a day. */
async function invited(questionnaireId: string, daysAgo = 0) {
  const id = randomUUID()
  await house.open.pool.query(
    `insert into questionnaire_invitations (id, questionnaire_id, customer_id, invited_at, expires_at)
     values ($1, $2, $3, now() - make_interval(days => $4), now() + make_interval(days => 1 - $4))`,
    [id, questionnaireId, randomUUID(), daysAgo],
  )
  const token = personalTokenOf((await theRules(house.house.read)).link_key, id)
  await house.call(beginSitting, { token }, {})
  return { id, token }
}

const codes = (answers: readonly { status: number; problem: { code: string } }[]) =>
  answers.map(({ status, problem }) => (status === 200 ? 'kept' : problem.code))

test('of a crowd that answers in one instant each gets an answer of their own, whatever the others sent', async () => {
  const survey = surveyOf(
    { ...plain, id: 'nps', kind: 'nps', required: true },
    { ...plain, id: 'photo', kind: 'file', accepts: 'photos', mostFiles: 2 },
  )
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const other = await openedSurvey(house)
  const closed = await openedSurvey(house)
  const sittings = await begun(token, 24)
  const [ofClosed = ''] = await begun(closed.token, 1)
  await house.call(closeQuestionnaire, { questionnaireId: closed.questionnaireId }, {}, as)
  house.travel(60_000)
  const [first = '', second = '', third = '', ...others] = sittings
  const crowd = [
    answer(token, first, { nps: 1 }),
    // The same press twice.
    answer(token, first, { nps: 2 }),
    answer(token, second, {}),
    answer(token, third, { nps: 3, photo: [randomUUID()] }),
    answer(token, 'made-up', { nps: 4 }),
    answer(`${token.slice(0, -4)}AAAA`, others[0] ?? '', { nps: 4 }),
    answer(other.token, others[0] ?? '', { nps: 4 }),
    answer(closed.token, ofClosed, { nps: 4 }),
    ...others.map((sitting) => answer(token, sitting, { nps: 9 })),
  ]
  expect(codes(await Promise.all(crowd))).toEqual([
    'kept',
    'questionnaires.notBegun',
    'questionnaires.unanswered',
    'questionnaires.fileGone',
    'questionnaires.notBegun',
    'questionnaires.badLink',
    'questionnaires.notBegun',
    'questionnaires.closed',
    ...others.map(() => 'kept'),
  ])
  const rows = await kept(questionnaireId)
  expect(rows.map(({ answers }) => answers.nps).sort()).toEqual([1, ...others.map(() => 9)])
  expect(new Set(rows.map(({ tx }) => tx)).size).toBeLessThan(rows.length)
  // Who was refused may go on with what they began.
  expect(await halves(questionnaireId)).toBe(2)
  expect(codes([await answer(token, second, { nps: 5 }), await answer(token, third, { nps: 5 })])).toEqual([
    'kept',
    'kept',
  ])
})

test('whoever answers twice at once, here and by another process, is counted once and told of once', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const people = await Promise.all(Array.from({ length: 6 }, () => invited(questionnaireId)))
  const sittings = await begun(token, 6)
  house.travel(60_000)
  const elsewhere = (given: string, sitting: string) =>
    beside.house
      .handle(answering, {
        ...{ actor: visitor, request: { id: null, ip: null, locale: 'zh-CN', userAgent: null } },
        input: { token: given, sitting, answers: { nps: 7 } },
      })
      .then(
        () => true,
        (error: { code: string }) => {
          expect(error.code).toMatch(/^questionnaires\.(notBegun|alreadyAnswered)$/)
          return false
        },
      )
  const here = (given: string, sitting: string) =>
    answer(given, sitting, { nps: 7 }).then(({ status }) => status === 200)
  const twice = (given: string, sitting: string) =>
    Promise.all([here(given, sitting), elsewhere(given, sitting), here(given, sitting)])
  const done = await Promise.all([
    ...people.map((person) => twice(person.token, '')),
    ...sittings.toReversed().map((sitting) => twice(token, sitting)),
  ])
  expect(done.map((times) => times.filter(Boolean).length)).toEqual(Array(12).fill(1))
  expect(await kept(questionnaireId)).toHaveLength(12)
  const { rows } = await house.open.pool.query(
    `select facts ->> 'invitationId' as id from events where type = $1 and subject_id = $2`,
    [questionnaireAnswered.type, questionnaireId],
  )
  expect(rows.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort())
})

test('of those who answer together whoever is late is marked, and whoever is too late is refused', async () => {
  const { questionnaireId } = await openedSurvey(house)
  const rule = { expiresDays: 14, closesOn: null, graceDays: 3 }
  await house.call(changeQuestionnaire, { questionnaireId }, rule, as)
  const [inTime, late, tooLate] = [
    await invited(questionnaireId),
    await invited(questionnaireId, 2),
    await invited(questionnaireId, 3),
  ]
  house.travel(86_400_000 * 1.5)
  await house.open.pool.query(
    `update questionnaire_invitations set expires_at = expires_at + interval '3 days' where id = $1`,
    [inTime.id],
  )
  const answers = [inTime, late, tooLate].map(({ token }) => answer(token, '', { nps: 8 }))
  expect(codes(await Promise.all(answers))).toEqual(['kept', 'kept', 'questionnaires.expired'])
  expect((await kept(questionnaireId)).map((row) => row.late).sort()).toEqual([false, true])
})

test('the same words from many in one instant are found as if they had come one after the other', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const sittings = await begun(token, 7)
  house.travel(60_000)
  const words = { nps: 0, why: '全网最低价，加微信领优惠券立减' }
  const elsewhere = { nps: 0, why: '快递放在门口，被雨淋湿了没有人管' }
  await Promise.all(sittings.map((sitting, place) => answer(token, sitting, place === 3 ? elsewhere : words)))
  const doubts = (await kept(questionnaireId)).map((row) => row.doubts.join())
  expect(doubts.sort()).toEqual(['', '', '', '', 'repeated', 'repeated', 'repeated'])
})
