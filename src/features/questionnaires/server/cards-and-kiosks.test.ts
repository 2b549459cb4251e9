import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerAtKiosk } from '../contract/answering.ts'
import { setCard } from '../contract/card.ts'
import {
  closeQuestionnaire,
  openQuestionnaire,
  questionnaireDetails,
  saveDraft,
} from '../contract/designing.ts'
import { questionnaireResults } from '../contract/results.ts'
import { templates } from '../domain/templates.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const card = {
  active: true,
  sites: ['www.example.com/shop'],
  share: 30,
  place: 'corner',
  afterSeconds: 5,
} as const
const get = (url: string) => house.server.inject({ method: 'GET', url })
const framing = async (url: string) =>
  /frame-ancestors ([^;]*)/.exec(String((await get(url)).headers['content-security-policy']))?.[1]

test('only the sites named may frame the page, and only while the card is in use', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  expect(await framing(`/q/${token}`)).toBe("'none'")
  expect((await get(`/q/${token}/card.js`)).body).toBe('')
  expect((await house.call(setCard, { questionnaireId }, card, as)).status).toBe(200)
  expect(await framing(`/q/${token}`)).toBe('https://www.example.com')
  const script = await get(`/q/${token}/card.js`)
  expect(script.headers['content-type']).toContain('text/javascript')
  expect(script.body).toContain('"share":30')
  expect(script.body.length).toBeLessThanOrEqual(5000)
  // It is a program that a browser reads, and calls nothing that a content security policy forbids.
  expect(() => new Function(script.body)).not.toThrow()
  expect(script.body).not.toMatch(/eval|innerHTML|setAttribute\('style'/)
  await house.call(setCard, { questionnaireId }, { ...card, active: false }, as)
  expect([await framing(`/q/${token}`), (await get(`/q/${token}/card.js`)).body]).toEqual(["'none'", ''])
  expect((await get('/q/made-up/card.js')).statusCode).toBe(404)
})

test('a site that would open the page to all is refused', async () => {
  const { questionnaireId } = await openedSurvey(house)
  for (const site of ['*', 'https://*.example.com', "https://a.com; script-src 'unsafe-inline'"])
    expect((await house.call(setCard, { questionnaireId }, { ...card, sites: [site] }, as)).status).toBe(422)
})

test('in a frame of another site, where browsers hold nothing, whoever answered is thanked', async () => {
  const { token } = await openedSurvey(house)
  const { body } = await get(`/q/${token}?card=1&sent=1`)
  expect(body).toContain('data-over="true"')
  expect(body).not.toContain('name="a.nps"')
})

const kioskAnswer = (token: string, given: object) =>
  house.call(answerAtKiosk, { token }, { version: 1, tookMs: 20_000, ...given } as never)

test('answers that a kiosk took offline come in later, each once however often it is sent', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const page = await get(`/q/${token}/kiosk`)
  expect([page.statusCode, page.body.includes('data-island="kiosk"')]).toEqual([200, true])
  expect((await get('/q/kiosk-worker.js')).headers['content-type']).toContain('text/javascript')
  const keys = Array.from({ length: 5 }, () => randomUUID())
  for (const [place, key] of keys.entries())
    for (let times = 0; times < 3; times += 1) {
      house.travel(2000)
      const { status } = await kioskAnswer(token, { key, answers: { nps: 6 + place } })
      expect(status).toBe(200)
    }
  const { reply } = await house.call(questionnaireResults, { questionnaireId }, { f: [] }, as)
  expect([reply.answered, reply.doubtful]).toEqual([5, 0])
  const { rows } = await house.open.pool.query('select * from questionnaire_kiosk_receipts')
  expect(JSON.stringify(rows)).not.toContain(keys[0])
  // After two months nothing of them is left.
  house.travel(80 * 86_400_000)
  await house.tick()
  expect((await house.open.pool.query('select 1 from questionnaire_kiosk_receipts')).rows).toEqual([])
  house.travel(-80 * 86_400_000)
})

test('a kiosk that shows an older version answers that; what does not fit, or comes after the end, is refused and told why', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  await house.call(saveDraft, { questionnaireId }, { questionnaire: templates.csat, revision: 1 }, as)
  await house.call(openQuestionnaire, { questionnaireId }, { revision: 2 }, as)
  expect((await kioskAnswer(token, { key: randomUUID(), answers: { nps: 9 } })).status).toBe(200)
  const { versions } = (await house.call(questionnaireDetails, { questionnaireId }, {}, as)).reply
  expect(versions).toHaveLength(2)
  const { rows } = await house.open.pool.query(
    'select version, answers from questionnaire_answers where questionnaire_id = $1',
    [questionnaireId],
  )
  expect(rows).toEqual([{ version: 1, answers: { nps: 9 } }])
  const code = async (given: object) =>
    (await kioskAnswer(token, { key: randomUUID(), ...given })).problem.code
  expect(await code({ answers: { nps: 99 } })).toBe('questionnaires.unanswered')
  expect(await code({ answers: { nps: 9 }, version: 7 })).toBe('questionnaires.notBegun')
  await house.call(closeQuestionnaire, { questionnaireId }, {}, as)
  expect(await code({ answers: { nps: 9 } })).toBe('questionnaires.closed')
})
