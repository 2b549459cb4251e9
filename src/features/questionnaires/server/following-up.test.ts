import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { resolveTicket, startTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { answerQuestionnaire, beginSitting } from '../contract/answering.ts'
import { changeContactRule, inviteCustomers } from '../contract/inviting.ts'
import { questionnaireAnswered } from '../contract.ts'
import type { Question, Questionnaire } from '../domain/questionnaire.ts'
import { templates } from '../domain/templates.ts'
import { questionnaires } from './module.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

const { house, lead } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(() => house.close())
const as = { as: lead }
await house.call(changeContactRule, {}, { restDays: 0, quietFrom: 0, quietUntil: 0 }, { as: designer })

const watched = (anonymousAlarms = false): Questionnaire => ({
  ...templates.nps,
  anonymousAlarms,
  pages: templates.nps.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question): Question => {
      return question.kind === 'nps' ? { ...question, alarmAt: 3 } : question
    }),
  })),
})

const rows = async (text: string, values: unknown[] = []) => (await house.open.pool.query(text, values)).rows

/** Invites a customer and gives how they answer. */
async function invited(survey: { questionnaireId: string }) {
  const email = `${randomUUID()}@example.com`
  const customerId = randomUUID()
  await house.arrange(({ db, now }) =>
    db
      .own<CustomersTables>()
      .insertInto('customers')
      .values({ id: customerId, email, email_key: email, created_at: new Date(now) } as never)
      .execute(),
  )
  await house.call(
    inviteCustomers,
    { questionnaireId: survey.questionnaireId },
    { addresses: email },
    { as: designer },
  )
  const [mail] = await rows('select link_sealed from mails where to_address = $1', [email])
  const token = house.open.jobContext.unseal(mail.link_sealed) as string
  return {
    customerId,
    about: (ticketId: string) =>
      rows('update questionnaire_invitations set ticket_id = $1 where customer_id = $2', [
        ticketId,
        customerId,
      ]),
    async answer(answers: Record<string, unknown>) {
      await house.call(beginSitting, { token }, {})
      const { status } = await house.call(answerQuestionnaire, { token }, { answers })
      await house.settle()
      return status
    },
  }
}

const voicesOf = (customerId: string) =>
  rows(
    `select f.id, f.channel, f.text, f.chosen_kind, l.ticket_id from feedbacks f
     left join ticket_feedbacks l on l.feedback_id = f.id where f.customer_id = $1`,
    [customerId],
  )

test('a score at its threshold opens a ticket with the words as its voice, once', async () => {
  const survey = await openedSurvey(house, watched())
  const { customerId, answer } = await invited(survey)
  expect(await answer({ nps: 3, why: '等了三天快递还没到，客服一直打不通' })).toBe(200)
  const [voice, ...others] = await voicesOf(customerId)
  expect(others).toEqual([])
  expect(voice).toMatchObject({ channel: 'survey', chosen_kind: 'complaint' })
  const { notes, kind } = (await house.call(ticketDetails, { ticketId: voice.ticket_id }, {}, as)).reply
  expect(kind).toBe('complaint')
  expect(notes).toHaveLength(1)
  expect(notes[0]?.text).toContain('打了 3 分')
  expect(notes[0]?.text).toContain(`/surveys/${survey.questionnaireId}`)
  // Told once more, the event changes nothing.
  const told = "select facts from events where type = 'questionnaires.answered' and subject_id = $1"
  const [event] = await rows(told, [survey.questionnaireId])
  await house.arrange(async ({ emit }) =>
    emit(questionnaireAnswered, { subject: survey.questionnaireId, facts: event.facts }),
  )
  await house.settle()
  expect(await voicesOf(customerId)).toHaveLength(1)
  expect((await house.call(ticketDetails, { ticketId: voice.ticket_id }, {}, as)).reply.notes).toHaveLength(1)
})

test('a score above its threshold opens none, but what was written beside it is heard and judged', async () => {
  const survey = await openedSurvey(house, watched())
  const { customerId, answer } = await invited(survey)
  await answer({ nps: 9, why: '快递员态度很好，非常满意' })
  const [voice] = await voicesOf(customerId)
  expect(voice).toMatchObject({ channel: 'survey', chosen_kind: null, ticket_id: null })
  const [judged] = await rows('select polarity from analyses where feedback_id = $1', [voice.id])
  expect(judged.polarity).toBe('positive')
})

test('a low score without a word opens a ticket, too', async () => {
  const survey = await openedSurvey(house, watched())
  const { customerId, answer } = await invited(survey)
  await answer({ nps: 0 })
  const [voice] = await voicesOf(customerId)
  expect(voice).toMatchObject({ text: '问卷打分 0，没有留言。', ticket_id: expect.any(String) })
})

test('a low answer about a ticket begins that ticket anew and opens no other', async () => {
  const survey = await openedSurvey(house, watched())
  const { customerId, about, answer } = await invited(survey)
  const ticketId = await inventTicket(house)
  const see = async () => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  await house.call(startTicket, { ticketId }, { version: (await see()).version }, as)
  const solution = { outcome: 'solved', solution: '已催件', message: '今天送达' } as const
  await house.call(resolveTicket, { ticketId }, { version: (await see()).version, ...solution }, as)
  await house.settle()
  await about(ticketId)
  await answer({ nps: 1, why: '说今天送达，还是没有到' })
  expect(await see()).toMatchObject({ state: 'received', cycle: 2 })
  expect((await see()).notes.at(-1)?.text).toContain('打了 1 分')
  expect(await voicesOf(customerId)).toMatchObject([{ ticket_id: ticketId, channel: 'survey' }])
  expect(await rows('select 1 from tickets where customer_id = $1', [customerId])).toEqual([])
})

async function answerAnonymously(token: string, answers: Record<string, unknown>) {
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  await house.call(answerQuestionnaire, { token }, { sitting, answers })
  await house.settle()
}

test('a low answer of nobody in particular opens a ticket only where the survey says so, without a customer or a number', async () => {
  const words = '又慢又贵，打我电话 13812345678'
  const silent = await openedSurvey(house, watched())
  await answerAnonymously(silent.token, { nps: 0, why: words })
  await house.tick()
  const heard = () =>
    rows(
      `select f.text, f.customer_id, f.source_id, f.custom, l.ticket_id from feedbacks f
       left join ticket_feedbacks l on l.feedback_id = f.id where f.text like '%又慢又贵%'`,
    )
  await house.settle()
  expect(await heard()).toEqual([])
  const open = await openedSurvey(house, watched(true))
  await answerAnonymously(open.token, { nps: 0, why: words })
  // Nothing is told at the moment of the answer.
  expect(await heard()).toEqual([])
  for (let beats = 0; beats < 2; beats += 1) {
    await house.tick()
    await house.settle()
  }
  const [voice, ...others] = await heard()
  expect(others).toEqual([])
  expect(voice).toMatchObject({ customer_id: null, source_id: null, custom: {} })
  expect(voice.ticket_id).toEqual(expect.any(String))
  expect(voice.text).not.toContain('13812345678')
  const [followed] = await rows('select answer_id from questionnaire_follow_ups where ticket_id = $1', [
    voice.ticket_id,
  ])
  expect(followed).toEqual({ answer_id: null })
  expect(await rows('select 1 from questionnaire_alarms')).toEqual([])
  const page = await house.server.inject({ method: 'GET', url: `/q/${open.token}` })
  expect(page.body).toContain('转给同事跟进')
})
