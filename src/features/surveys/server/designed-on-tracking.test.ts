import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { answerQuestionnaire, beginSitting } from '#features/questionnaires/contract/answering.ts'
import { closeQuestionnaire, openQuestionnaire } from '#features/questionnaires/contract/designing.ts'
import { changeContactRule, setAskingAfterClosure } from '#features/questionnaires/contract/inviting.ts'
import type { Question, Questionnaire } from '#features/questionnaires/domain/questionnaire.ts'
import { templates } from '#features/questionnaires/domain/templates.ts'
import { questionnaires } from '#features/questionnaires/server/module.ts'
import { designer, openedSurvey } from '#features/questionnaires/server/testing/opened-survey.ts'
import { resolveTicket, startTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { ticketClosed, ticketReopened } from '#features/tickets/contract.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { changeSurvey, surveySettings } from '../contract.ts'
import { surveys } from './module.ts'
import { invitationForTracking } from './public/invitation-for-tracking.ts'
import { surveyCard } from './public/tracking-card.ts'

const { house, root, lead, send } = await openWritingHouse(inject('databaseServer'), [
  ...[surveys, questionnaires, notifications],
])
afterAll(() => house.close())
const administrator = personWith(['surveys.read', 'organisation.configure'], { id: randomUUID() })
const as = { as: administrator }
await house.call(changeContactRule, {}, { restDays: 10, quietFrom: 0, quietUntil: 0 }, { as: designer })

/** The survey of recommendation, which begins a ticket anew from a score of 6 down. */
const watched: Questionnaire = {
  ...templates.nps,
  pages: templates.nps.pages.map((page) => ({
    ...page,
    questions: page.questions.map(
      (question): Question => (question.kind === 'nps' ? { ...question, alarmAt: 6 } : question),
    ),
  })),
}

async function choose(questionnaireId: string | null) {
  const { survey } = (await house.call(surveySettings, {}, {}, as)).reply
  if (survey === null) throw new Error('There is a question set from the start')
  return house.call(changeSurvey, {}, { ...survey, questionnaireId }, as)
}

const factsOf = (customerId: string | null, cycle = 1) => ({
  ...({ cycle, kind: 'complaint', urgency: 'ordinary', tier: 1, labelId: null } as const),
  ...{ orgUnitId: root, assigneeId: null, customerId, cycleSince: new Date().toISOString() },
})

async function close(ticketId: string, customerId: string | null, cycle = 1) {
  const facts = { ...factsOf(customerId, cycle), verifiedBy: 'person', tookMs: 1 } as const
  await house.arrange(async ({ emit }) => emit(ticketClosed, { subject: ticketId, facts }))
  await house.settle()
}

/** A ticket of somebody who is known, with their address. */
async function ticketOfSomebody() {
  const phone = `138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const { feedbackId, ticketId } = await send('快递一直没有送到，打电话也没有人接', { phone })
  const email = `${randomUUID()}@example.com`
  const { rows } = await house.open.pool.query(
    `update customers set email = $2, email_key = $2 where id = (select customer_id from feedbacks where id = $1) returning id`,
    [feedbackId, email],
  )
  return { feedbackId, ticketId, email, customerId: rows[0].id as string }
}

const shown = async (ticketId: string) =>
  invitationForTracking(house.house.read, { ticketId, now: await house.house.now() })
const tokenOf = async (ticketId: string) => (await shown(ticketId))?.path.replace('/q/', '') ?? ''
const cardOf = async (feedbackId: string) =>
  JSON.stringify(
    await surveyCard(house.house.read, { feedbackId, now: await house.house.now(), locale: 'zh-CN' }),
  )
/** Mails that ask somebody something; what the desk wrote is not among them. */
const mailsTo = async (address: string) =>
  (
    await house.open.pool.query(
      `select subject from mails where to_address = $1 and subject not like '%有新消息'`,
      [address],
    )
  ).rows

test('a designed survey stands on the tracking page after closure, is answered once, and a low score begins the ticket anew', async () => {
  const { questionnaireId } = await openedSurvey(house, watched)
  expect((await choose(questionnaireId)).status).toBe(200)
  const { ticketId, feedbackId, customerId, email } = await ticketOfSomebody()
  const see = async () => (await house.call(ticketDetails, { ticketId }, {}, { as: lead })).reply
  await house.call(startTicket, { ticketId }, { version: (await see()).version }, { as: lead })
  const solution = { outcome: 'solved', solution: '已催件', message: '今天送达' } as const
  await house.call(resolveTicket, { ticketId }, { version: (await see()).version, ...solution }, { as: lead })
  await house.settle()
  expect(await shown(ticketId)).toBeNull()
  await close(ticketId, customerId)
  await close(ticketId, customerId)
  const token = await tokenOf(ticketId)
  expect(await cardOf(feedbackId)).toContain(`/q/${token}`)
  expect((await house.server.inject({ url: `/q/${token}` })).body).toContain('这个链接只属于您')
  // The question set asks nothing beside it, and nobody is written to.
  expect(await mailsTo(email)).toEqual([])
  await house.call(beginSitting, { token }, {})
  house.travel(30_000)
  const answers = { answers: { nps: 2 } }
  expect((await house.call(answerQuestionnaire, { token }, answers)).status).toBe(200)
  expect((await house.call(answerQuestionnaire, { token }, answers)).status).toBe(409)
  expect(await shown(ticketId)).toMatchObject({ state: 'answered' })
  await house.settle()
  expect(await see()).toMatchObject({ state: 'received', cycle: 2 })
  // It counts once, where its ticket stands.
  const counted = await house.open.pool.query(
    `select bucket, org_unit_id from metric_points where measure = 'nps'`,
  )
  expect(counted.rows).toEqual([{ bucket: 2, org_unit_id: (await see()).unit.id }])
  await choose(null)
})

test('what was offered about a handling that did not last is over, and the next one is asked about anew', async () => {
  const { questionnaireId } = await openedSurvey(house)
  await choose(questionnaireId)
  const { ticketId, feedbackId, customerId } = await ticketOfSomebody()
  await close(ticketId, customerId)
  const first = await tokenOf(ticketId)
  const facts = { ...factsOf(customerId, 2), reason: 'customer_asked' } as const
  await house.arrange(async ({ emit }) => emit(ticketReopened, { subject: ticketId, facts }))
  await house.settle()
  expect(await shown(ticketId)).toMatchObject({ state: 'ended' })
  expect(await cardOf(feedbackId)).toBe('null')
  await close(ticketId, customerId, 2)
  const second = await tokenOf(ticketId)
  expect(second).not.toBe(first)
  expect(await shown(ticketId)).toMatchObject({ state: 'open' })
  await choose(null)
})

test('a mail after the closing leads to the survey that stands on the tracking page; whoever answered there gets none', async () => {
  const { questionnaireId } = await openedSurvey(house)
  await choose(questionnaireId)
  const rule = { active: true, delayHours: 1, latestHours: 24, percent: 100 }
  await house.call(setAskingAfterClosure, { questionnaireId }, rule, { as: designer })
  const [slow, quick] = [await ticketOfSomebody(), await ticketOfSomebody()]
  for (const { ticketId, customerId } of [slow, quick]) await close(ticketId, customerId)
  const token = await tokenOf(quick.ticketId)
  await house.call(beginSitting, { token }, {})
  await house.call(answerQuestionnaire, { token }, { answers: { nps: 9 } })
  house.travel(61 * 60_000)
  await house.tick()
  expect(await mailsTo(slow.email)).toHaveLength(1)
  expect(await mailsTo(quick.email)).toEqual([])
  const { rows } = await house.open.pool.query(
    'select count(*)::int as n from questionnaire_invitations where ticket_id = any($1)',
    [[slow.ticketId, quick.ticketId]],
  )
  expect(rows).toEqual([{ n: 2 }])
  await house.call(setAskingAfterClosure, { questionnaireId }, { ...rule, active: false }, { as: designer })
  await choose(null)
})

test('whoever only found a survey on the tracking page was not written to, and rests from nothing', async () => {
  const { questionnaireId } = await openedSurvey(house)
  await choose(questionnaireId)
  const { ticketId, customerId, email } = await ticketOfSomebody()
  await close(ticketId, customerId)
  await choose(null)
  await close((await send('又有一件事')).ticketId, customerId)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('nobody in particular, and everybody once the survey has ended, is asked the question set', async () => {
  const { questionnaireId } = await openedSurvey(house)
  await choose(questionnaireId)
  const unknown = await send('没有留下电话', {})
  await close(unknown.ticketId, null)
  expect((await shown(unknown.ticketId))?.path).toMatch(/^\/survey\//)
  await house.call(closeQuestionnaire, { questionnaireId }, {}, { as: designer })
  const known = await ticketOfSomebody()
  await close(known.ticketId, known.customerId)
  expect((await shown(known.ticketId))?.path).toMatch(/^\/survey\//)
  // Once it is open again, what was asked stays asked: one survey for each handling.
  await house.call(openQuestionnaire, { questionnaireId }, { revision: 1 }, { as: designer })
  await close(known.ticketId, known.customerId)
  expect((await shown(known.ticketId))?.path).toMatch(/^\/survey\//)
  const { designed } = (await house.call(surveySettings, {}, {}, as)).reply
  expect(designed).toContainEqual({ id: questionnaireId, title: templates.nps.title, open: true })
  await choose(null)
})

test('a survey that is not open cannot come to stand on the tracking page', async () => {
  const { questionnaireId } = await openedSurvey(house)
  await house.call(closeQuestionnaire, { questionnaireId }, {}, { as: designer })
  for (const wrong of [questionnaireId, randomUUID()]) {
    const { status, problem } = await choose(wrong)
    expect([status, problem.code]).toEqual([409, 'surveys.notOpen'])
  }
})
