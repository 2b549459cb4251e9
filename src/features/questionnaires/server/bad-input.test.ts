import { expect, test } from 'vitest'
import { answerQuestionnaire, beginSitting, keepPartialAnswer } from '../contract/answering.ts'
import {
  createQuestionnaire,
  openQuestionnaire,
  questionnaireDetails,
  saveDraft,
} from '../contract/designing.ts'
import { templates } from '../domain/templates.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const begin = async (token: string) => {
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  house.travel(30_000)
  return sitting
}
const answer = (token: string, sitting: string, answers: object) =>
  house.call(answerQuestionnaire, { token }, { sitting, answers: { ...answers } })
const kept = async (questionnaireId: string) =>
  (
    await house.open.pool.query('select answers from questionnaire_answers where questionnaire_id = $1', [
      questionnaireId,
    ])
  ).rows.map(({ answers }) => answers)

test('a comment of 50,000 characters is refused by name, stays on the page, and the rest of the answer is not lost', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const sitting = await begin(token)
  const long = '长'.repeat(50_000)
  expect(
    (await house.call(keepPartialAnswer, { token }, { sitting, answers: { nps: 3, why: long } })).status,
  ).toBe(200)
  const refused = await answer(token, sitting, { nps: 3, why: long })
  expect([refused.status, refused.problem.code]).toEqual([422, 'questionnaires.unanswered'])
  expect(refused.problem).toMatchObject({ facts: { problems: [{ question: 'why', problem: 'too-long' }] } })
  const boundary = 'a-boundary'
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const fields = { sitting, page: '0', answers: '{}', 'a.nps': '3', 'a.why': long, go: 'send' }
  const page = await house.server.inject({
    method: 'POST',
    url: `/q/${token}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'accept-language': 'zh-CN' },
    payload: `${Object.entries(fields)
      .map(([name, value]) => part(name, value))
      .join('')}--${boundary}--\r\n`,
  })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain(long)
  expect(page.body).toContain(zh.page['problem.too-long'])
  // Shortened, it goes through with the same sitting.
  expect((await answer(token, sitting, { nps: 3, why: long.slice(0, 500) })).status).toBe(200)
  expect(await kept(questionnaireId)).toEqual([{ nps: 3, why: '长'.repeat(500) }])
})

test('an answer that is sent again, at once or later, by whatever means, counts once', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const sitting = await begin(token)
  const replies = await Promise.all(Array.from({ length: 6 }, () => answer(token, sitting, { nps: 9 })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
  expect((await answer(token, sitting, { nps: 0 })).problem.code).toBe('questionnaires.notBegun')
  expect(await kept(questionnaireId)).toEqual([{ nps: 9 }])
})

test('what was begun behind one link is nothing behind another', async () => {
  const one = await openedSurvey(house)
  const other = await openedSurvey(house)
  const sitting = await begin(one.token)
  expect((await answer(other.token, sitting, { nps: 9 })).problem.code).toBe('questionnaires.notBegun')
  // And was not taken away by whoever tried.
  expect((await answer(one.token, sitting, { nps: 9 })).status).toBe(200)
})

test.each([
  ['cut short', (token: string) => token.slice(0, -1), 'questionnaires.badLink'],
  ['with another beginning', (token: string) => `x${token.slice(1)}`, 'questionnaires.badLink'],
  ['of a thousand characters', () => 'a'.repeat(1000), 'platform.notFound'],
  ['of signs that no address has', () => '%zz', 'platform.notFound'],
])('a forged link, %s, opens nothing and is refused in words', async (_, forge, code) => {
  const { token } = await openedSurvey(house)
  const answer = await house.server.inject({ method: 'GET', url: `/api/questionnaire-links/${forge(token)}` })
  expect([answer.statusCode, answer.json().code]).toEqual([404, code])
})

test('an answer of nonsense, of things that are not asked or of names that a program knows, leaves none of it behind', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const poisoned = JSON.parse('{"__proto__": {"polluted": 1}, "nps": 9}')
  expect((await answer(token, await begin(token), poisoned)).status).toBe(400)
  const nonsense = { constructor: 'x', toString: 3, nps: 9, q999: '?' }
  expect((await answer(token, await begin(token), nonsense)).status).toBe(200)
  for (const nps of ['9', 9.5, -1, 11, null, {}, [], true])
    expect((await answer(token, await begin(token), { nps })).status).toBe(422)
  expect(await kept(questionnaireId)).toEqual([{ nps: 9 }])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('a million answers from one address are stopped in words that say when to try again, and a neighbour is not', async () => {
  const { token } = await openedSurvey(house)
  const from = (remoteAddress: string) =>
    house.server.inject({
      method: 'POST',
      url: `/api/questionnaire-links/${token}/sittings`,
      remoteAddress,
      headers: { 'x-huixiang': '1', 'content-type': 'application/json' },
      payload: '{}',
    })
  let last = await from('198.51.100.7')
  for (let tries = 0; tries < 400 && last.statusCode === 200; tries += 1) last = await from('198.51.100.7')
  expect(last.statusCode).toBe(429)
  expect(last.json().facts.retryAfterSeconds).toBeGreaterThan(0)
  for (const { refusals } of [zh, en])
    expect(refusals['questionnaires.tooMany']).toContain('{{retryAfterSeconds}}')
  expect((await from('198.51.100.8')).statusCode).toBe(200)
})

test('a hostile survey is refused in words or shown as mere text, and never runs', async () => {
  const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const words = { zh: script, en: script }
  const [page] = templates.nps.pages
  const questionnaire = { ...templates.nps, title: words, pages: [{ ...page, title: words }] } as never
  const { token } = await openedSurvey(house, questionnaire)
  const shown = (await house.server.inject({ method: 'GET', url: `/q/${token}` })).body
  expect(shown).not.toContain('<script>alert')
  expect(shown).not.toContain('<img src=x')
  const deep = JSON.parse(`${'{"pages":['.repeat(2000)}${']}'.repeat(2000)}`)
  const { questionnaireId } = (await house.call(createQuestionnaire, {}, { template: 'blank' }, as)).reply
  for (const draft of [
    deep,
    [],
    'x',
    { ...templates.nps, pages: new Array(30).fill(page) },
    { ...templates.nps, evil: 1 },
    { ...templates.nps, pages: [{ ...page, questions: [{ ...page?.questions[0], id: 'constructor' }] }] },
  ])
    expect(
      (await house.call(saveDraft, { questionnaireId }, { questionnaire: draft as never, revision: 0 }, as))
        .status,
    ).toBe(422)
  for (const surveyJs of [
    '{',
    '[]',
    '"x"',
    '{"pages": 7}',
    '{"elements":[{"type":"html","html":"<script>"}]}',
  ])
    expect((await house.call(createQuestionnaire, {}, { surveyJs }, as)).status).toBeGreaterThanOrEqual(409)
  // Nothing of it has changed what there was.
  const { reply } = await house.call(questionnaireDetails, { questionnaireId }, {}, as)
  expect([reply.revision, reply.state]).toEqual([0, 'draft'])
  const opening = await house.call(openQuestionnaire, { questionnaireId }, { revision: 0 }, as)
  expect(opening.problem.code).toBe('questionnaires.notReady')
})
