import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import {
  answerQuestionnaire,
  beginSitting,
  keepPartialAnswer,
  questionnaireForm,
} from '../contract/answering.ts'
import {
  changeQuestionnaire,
  closeQuestionnaire,
  createQuestionnaire,
  exportSurveyJs,
  listQuestionnaires,
  openQuestionnaire,
  previewQuestionnaire,
  questionnaireDetails,
  removeQuestionnaire,
  saveDraft,
} from '../contract/designing.ts'
import { templates } from '../domain/templates.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const detailsOf = async (questionnaireId: string) =>
  (await house.call(questionnaireDetails, { questionnaireId }, {}, as)).reply
const begin = async (token: string) => (await house.call(beginSitting, { token }, {})).reply.sitting
const answer = async (token: string, answers: Record<string, unknown>, sitting?: string) =>
  house.call(answerQuestionnaire, { token }, { sitting: sitting ?? (await begin(token)), answers })

test('a survey begins from a template, is opened when it is sound, and is listed with its answers', async () => {
  const { reply } = await house.call(createQuestionnaire, {}, { template: 'blank' }, as)
  const { questionnaireId } = reply
  const early = await house.call(openQuestionnaire, { questionnaireId }, { revision: 0 }, as)
  expect([early.status, early.problem.code]).toEqual([422, 'questionnaires.notReady'])
  await house.call(saveDraft, { questionnaireId }, { questionnaire: templates.csat, revision: 0 }, as)
  const opened = await house.call(openQuestionnaire, { questionnaireId }, { revision: 1 }, as)
  expect(opened.reply).toEqual({ version: 1 })
  const { items, can } = (await house.call(listQuestionnaires, {}, {}, as)).reply
  expect(can.design).toBe(true)
  expect(items).toContainEqual(
    expect.objectContaining({ id: questionnaireId, state: 'open', version: 1, questions: 2, answered: 0 }),
  )
})

test('who may read but not design changes nothing, and who holds it for a unit only does not come in', async () => {
  const reader = personWith(['questionnaires.read'], { id: randomUUID() })
  expect((await house.call(createQuestionnaire, {}, { template: 'nps' }, { as: reader })).status).toBe(403)
  const { questionnaireId } = await openedSurvey(house)
  const seen = await house.call(questionnaireDetails, { questionnaireId }, {}, { as: reader })
  expect(seen.reply.can).toEqual({ design: false, remove: false })
  const ofUnit = personWith(['questionnaires.read'], { id: randomUUID(), scope: 'unit' })
  expect((await house.call(listQuestionnaires, {}, {}, { as: ofUnit })).status).toBe(403)
})

/** What is kept of an anonymous survey; its counts on the screen come five at a time. */
async function keptOf(questionnaireId: string) {
  const { rows } = await house.open.pool.query(
    `select (select count(*)::int from questionnaire_sittings where questionnaire_id = $1) as begun,
      (select count(*)::int from questionnaire_sittings where questionnaire_id = $1 and answers <> '{}') as partial,
      (select count(*)::int from questionnaire_answers where questionnaire_id = $1) as answered`,
    [questionnaireId],
  )
  return rows[0]
}

test('of two who design at once the second hears that it changed meanwhile, and loses nothing of the first', async () => {
  const { questionnaireId } = (await house.call(createQuestionnaire, {}, { template: 'nps' }, as)).reply
  const save = (questionnaire: typeof templates.nps) =>
    house.call(saveDraft, { questionnaireId }, { questionnaire, revision: 0 }, as)
  expect((await save(templates.csat)).reply.revision).toBe(1)
  const second = await save(templates.ces)
  expect([second.status, second.problem.code]).toEqual([409, 'questionnaires.changedMeanwhile'])
  expect((await detailsOf(questionnaireId)).draft).toEqual(templates.csat)
})

test('a survey that is edited while it is being answered: who began keeps their version, who comes gets the new one', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const early = await begin(token)
  await house.call(saveDraft, { questionnaireId }, { questionnaire: templates.csat, revision: 1 }, as)
  expect((await detailsOf(questionnaireId)).changedSinceVersion).toBe(true)
  await house.call(openQuestionnaire, { questionnaireId }, { revision: 2 }, as)
  expect((await answer(token, { nps: 9 }, early)).status).toBe(200)
  expect((await answer(token, { nps: 9 })).problem.code).toBe('questionnaires.unanswered')
  expect((await answer(token, { csat: 5 })).status).toBe(200)
  const { rows } = await house.open.pool.query(
    'select version, answers from questionnaire_answers where questionnaire_id = $1 order by version',
    [questionnaireId],
  )
  expect(rows).toEqual([
    { version: 1, answers: { nps: 9 } },
    { version: 2, answers: { csat: 5 } },
  ])
  expect((await detailsOf(questionnaireId)).changedSinceVersion).toBe(false)
  // Opening what is open already makes no version.
  const again = await house.call(openQuestionnaire, { questionnaireId }, { revision: 2 }, as)
  expect(again.reply).toEqual({ version: 2 })
})

test('half an answer is kept, counted apart and gone on with; it counts as one once it is sent', async () => {
  const { questionnaireId, token } = await openedSurvey(house, templates.csi)
  const sitting = await begin(token)
  await begin(token)
  const half = { product: { product1: 7, product2: 6 }, junk: 'x', service: { service1: 99 } }
  await house.call(keepPartialAnswer, { token }, { sitting, answers: half })
  const form = (await house.call(questionnaireForm, { token }, { sitting })).reply
  expect(form.answers).toEqual({ product: { product1: 7, product2: 6 } })
  expect(await keptOf(questionnaireId)).toEqual({ begun: 2, partial: 1, answered: 0 })
  const rows = (dimension: string) => Object.fromEntries([1, 2, 3].map((row) => [`${dimension}${row}`, 5]))
  const whole = Object.fromEntries(['product', 'service', 'value', 'emotion'].map((one) => [one, rows(one)]))
  const open = await answer(token, half, sitting)
  expect(open.problem.facts.problems).toContainEqual({ question: 'product', problem: 'incomplete' })
  const twice = await Promise.all([answer(token, whole, sitting), answer(token, whole, sitting)])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await keptOf(questionnaireId)).toEqual({ begun: 1, partial: 0, answered: 1 })
})

test('of an anonymous answer nothing is kept that could lead to whoever gave it', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const sittings = []
  for (const nps of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const sitting = await begin(token)
    sittings.push(sitting)
    await answer(token, { nps }, sitting)
  }
  const { rows } = await house.open.pool.query(
    'select to_jsonb(a) as row from questionnaire_answers a where questionnaire_id = $1 order by id',
    [questionnaireId],
  )
  for (const { row } of rows)
    expect(row).toMatchObject({ invitation_id: null, customer_id: null, answered_at: null })
  // A random id: neither a time in it nor an order by it.
  expect(rows.every(({ row }) => row.id[14] === '4')).toBe(true)
  expect(rows.map(({ row }) => row.answers.nps)).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  // What the browser held is nowhere, and no event tells of a moment or an address.
  const left = await house.open.pool.query(
    'select 1 from questionnaire_sittings where questionnaire_id = $1',
    [questionnaireId],
  )
  expect(left.rows).toEqual([])
  const events = await house.open.pool.query(
    "select type from events where subject_id = $1 and type like 'questionnaires.%'",
    [questionnaireId],
  )
  expect(events.rows.map(({ type }) => type).sort()).toEqual([
    'questionnaires.created',
    'questionnaires.opened',
  ])
  for (const sitting of sittings)
    expect((await house.call(questionnaireForm, { token }, { sitting })).reply.answers).toEqual({})
})

test('after it closed, or its last day has passed, an answer is refused in clear words and what was begun stays', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const sitting = await begin(token)
  await house.call(keepPartialAnswer, { token }, { sitting, answers: { nps: 3 } })
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    await house.house.now(),
  )
  await house.call(changeQuestionnaire, { questionnaireId }, { expiresDays: 7, closesOn: today }, as)
  expect((await house.call(questionnaireForm, { token }, { sitting })).reply.state).toBe('open')
  house.travel(86_400_000)
  expect((await house.call(questionnaireForm, { token }, { sitting })).reply.state).toBe('closed')
  house.travel(-86_400_000)
  await house.call(closeQuestionnaire, { questionnaireId }, {}, as)
  const late = await answer(token, { nps: 3 }, sitting)
  expect([late.status, late.problem.code]).toEqual([409, 'questionnaires.closed'])
  expect((await detailsOf(questionnaireId)).state).toBe('closed')
  expect(await keptOf(questionnaireId)).toEqual({ begun: 1, partial: 1, answered: 0 })
})

test('a link that was made up, cut off or is of another kind opens nothing', async () => {
  const { token, questionnaireId } = await openedSurvey(house)
  const forged = (token[0] === 'A' ? 'B' : 'A') + token.slice(1)
  for (const wrong of [forged, token.slice(0, -3), questionnaireId, 'x']) {
    const found = await house.call(questionnaireForm, { token: wrong }, {})
    expect([found.status, found.problem.code]).toEqual([404, 'questionnaires.badLink'])
  }
  const foreign = await answer((await openedSurvey(house)).token, { nps: 3 }, await begin(token))
  expect(foreign.problem.code).toBe('questionnaires.notBegun')
})

test('a survey made elsewhere comes in and goes out; what is no survey is refused in clear words', async () => {
  const { questionnaireId } = (await house.call(createQuestionnaire, {}, { template: 'csi' }, as)).reply
  const { json } = (await house.call(exportSurveyJs, { questionnaireId }, {}, as)).reply
  const back = await house.call(createQuestionnaire, {}, { surveyJs: json }, as)
  expect(back.reply.left).toEqual([])
  expect((await detailsOf(back.reply.questionnaireId)).flaws).toEqual([])
  const refused = async (surveyJs: string) =>
    (await house.call(createQuestionnaire, {}, { surveyJs }, as)).problem.code
  expect(await refused('{')).toBe('questionnaires.noJson')
  expect(await refused('[]')).toBe('questionnaires.file.not-an-object')
  expect(await refused('{"pages":[]}')).toBe('questionnaires.file.no-questions')
  const hostile = {
    ...templates.nps,
    pages: [{ id: 'p1', title: null, questions: [{ kind: 'nps', id: '__proto__' }] }],
  }
  const wrong = await house.call(
    saveDraft,
    { questionnaireId },
    { questionnaire: hostile as unknown as typeof templates.nps, revision: 0 },
    as,
  )
  expect(wrong.status).toBe(422)
})

test('a draft that nobody could answer can be removed; what was open can only be closed', async () => {
  const draft = (await house.call(createQuestionnaire, {}, { template: 'nps' }, as)).reply.questionnaireId
  expect((await house.call(removeQuestionnaire, { questionnaireId: draft }, {}, as)).status).toBe(200)
  expect((await house.call(questionnaireDetails, { questionnaireId: draft }, {}, as)).status).toBe(404)
  const { questionnaireId } = await openedSurvey(house)
  expect((await house.call(removeQuestionnaire, { questionnaireId }, {}, as)).problem.code).toBe(
    'questionnaires.wasOpen',
  )
})

test('the preview is the page customers get, with no link behind it', async () => {
  const { reply } = await house.call(
    previewQuestionnaire,
    {},
    { questionnaire: templates.nps, locale: 'en' },
    as,
  )
  expect(reply.html).toContain('How likely are you to recommend us')
  expect(reply.html).toContain('<html lang="en"')
})

test('the preview shows the question that is looked at, on its page and as after the answers that lead to it', async () => {
  const [page] = templates.nps.pages
  const [nps, why] = page?.questions ?? []
  if (nps === undefined || why === undefined) throw new Error('the template has two questions')
  const visibleIf = { question: nps.id, operator: 'at-most' as const, value: 6 }
  const questionnaire = {
    ...templates.nps,
    pages: [
      { id: 'p1', title: null, questions: [nps] },
      { id: 'p2', title: { zh: '打了 {{nps}} 分', en: 'A {{nps}}' }, questions: [{ ...why, visibleIf }] },
    ],
  }
  const preview = async (at: string | null) =>
    (await house.call(previewQuestionnaire, {}, { questionnaire, locale: 'en', at }, as)).reply.html
  expect(await preview(null)).not.toContain('id="q.why"')
  const shown = await preview('why')
  expect(shown).toContain('id="q.why"')
  expect(shown).toContain('<h2>A 6</h2>')
})
