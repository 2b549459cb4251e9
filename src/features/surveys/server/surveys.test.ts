import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { ticketReopened, ticketResolved } from '#features/tickets/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { answerSurvey, changeSurvey, surveyForm, surveySettings } from '../contract.ts'
import { surveys } from './module.ts'
import { close, tokenFor } from './testing/asked-customer.ts'
import {
  inventCustomer,
  inventOrganisation,
  inventPerson,
  inventTicket,
  rootUnit,
  teamUnit,
} from './testing/invented-organisation.ts'

let house: TestHouse
const analyst = personWith(['surveys.read', 'organisation.configure'], { id: randomUUID() })
const dayMs = 86_400_000

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [surveys, notifications])
  await inventOrganisation(house)
  await house.arrange(async ({ emit }) =>
    emit(organisationSetUp, {
      subject: randomUUID(),
      facts: { industry: 'retail', rootUnitId: rootUnit, timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
    }),
  )
  await house.settle()
  await house.open.pool.query('update questionnaire_rules set quiet_from = 0, quiet_until = 0')
})
afterAll(() => house?.close())

const mailsTo = async (address: string) =>
  (
    await house.open.pool.query('select subject, body, state, link_sealed from mails where to_address = $1', [
      address,
    ])
  ).rows

const eventsOf = async (type: string, subject: string) =>
  (
    await house.open.pool.query('select facts from events where type = $1 and subject_id = $2', [
      type,
      subject,
    ])
  ).rows.map(({ facts }) => facts)

test('an organisation starts with a question set that its administrator can change', async () => {
  const { reply } = await house.call(surveySettings, {}, {}, { as: analyst })
  expect(reply.survey).toMatchObject({ active: true, asksCsat: true, asksNps: true, expiresDays: 14 })
  expect(reply.can).toEqual({ change: true })
  const survey = reply.survey as NonNullable<typeof reply.survey>
  const changed = await house.call(changeSurvey, {}, { ...survey, titleZh: '请您评价' }, { as: analyst })
  expect(changed.reply.titleZh).toBe('请您评价')
  const nothing = await house.call(
    changeSurvey,
    {},
    { ...survey, asksCsat: false, asksNps: false },
    { as: analyst },
  )
  expect(nothing.status).toBe(422)
})

test('closing a complaint asks its customer once, by mail and on the tracking page', async () => {
  const ticket = await inventTicket(house, { customerId: await inventCustomer(house, 'wang@example.com') })
  await close(house, ticket)
  await close(house, ticket)
  expect(await eventsOf('surveys.invited', ticket.id)).toHaveLength(1)
  const [mail, ...more] = await mailsTo('wang@example.com')
  expect(more).toEqual([])
  const token = await tokenFor(house, ticket.id)
  expect(mail.body).not.toContain(token)
  expect(house.open.jobContext.unseal(mail.link_sealed)).toBe(token)
  expect(mail.subject).toContain(ticket.number)
  const { reply } = await house.call(surveyForm, { token }, { locale: 'en' })
  expect(reply).toMatchObject({ state: 'open', ticketNumber: ticket.number, organisation: '回响示例公司' })
  expect(reply.csat).toContain('satisfied')
})

test('an enquiry is asked about with its answer, before it is closed; a complaint is not', async () => {
  const resolved = async (kind: 'enquiry' | 'complaint') => {
    const { id, facts } = await inventTicket(house, { kind })
    await house.arrange(async ({ emit }) =>
      emit(ticketResolved, {
        subject: id,
        facts: {
          ...facts,
          outcome: 'explained',
          causeLabelId: null,
          compensation: null,
          tookMs: 1,
          onFirstContact: true,
        },
      }),
    )
    await house.settle()
    return tokenFor(house, id)
  }
  expect(await resolved('enquiry')).not.toBe('')
  expect(await resolved('complaint')).toBe('')
})

test('an answer is taken once, says whether the customer is satisfied, and no second one is', async () => {
  const assigneeId = await inventPerson(house, { name: '李雷' })
  const ticket = await inventTicket(house, { assigneeId })
  await close(house, ticket)
  const token = await tokenFor(house, ticket.id)
  const answer = { csat: 2, nps: 3, comment: '=还是没有收到，请打 13812345678' }
  const [first, second] = await Promise.all([
    house.call(answerSurvey, { token }, answer),
    house.call(answerSurvey, { token }, answer),
  ])
  expect([first.status, second.status].sort()).toEqual([200, 409])
  const [facts, ...more] = await eventsOf('surveys.answered', ticket.id)
  expect(more).toEqual([])
  expect(facts).toMatchObject({
    csat: 2,
    nps: 3,
    cycle: 1,
    satisfied: false,
    commented: true,
    assigneeId,
    orgUnitId: teamUnit,
  })
  expect((await house.call(surveyForm, { token }, {})).reply.state).toBe('answered')
})

test('a link that is not ours, incomplete or made up, opens nothing', async () => {
  const ticket = await inventTicket(house)
  await close(house, ticket)
  const token = await tokenFor(house, ticket.id)
  const forged = (token[0] === 'A' ? 'B' : 'A') + token.slice(1)
  for (const wrong of [forged, token.slice(0, -3), 'x']) {
    const answer = await house.call(answerSurvey, { token: wrong }, { csat: 5, nps: 10 })
    expect([answer.status, answer.problem.code]).toEqual([404, 'surveys.badLink'])
  }
})

test('without a score, or with one that does not exist, the answer is refused', async () => {
  const ticket = await inventTicket(house)
  await close(house, ticket)
  const token = await tokenFor(house, ticket.id)
  expect((await house.call(answerSurvey, { token }, { comment: '好' })).problem.code).toBe(
    'surveys.unanswered',
  )
  for (const wrong of [{ csat: 6 }, { csat: 0 }, { csat: 4.5 }, { csat: 4, nps: 11 }, { csat: 'five' }])
    expect((await house.call(answerSurvey, { token }, wrong)).status).toBe(422)
  expect((await house.call(answerSurvey, { token }, { csat: '4' })).status).toBe(200)
})

test('after fourteen days the question is closed, and after a reopening it no longer fits', async () => {
  const reopened = await inventTicket(house)
  await close(house, reopened)
  await house.arrange(async ({ emit }) =>
    emit(ticketReopened, {
      subject: reopened.id,
      facts: { ...reopened.facts, cycle: 2, reason: 'customer_asked' },
    }),
  )
  await house.settle()
  const ended = await house.call(answerSurvey, { token: await tokenFor(house, reopened.id) }, { csat: 5 })
  expect(ended.problem.code).toBe('surveys.ended')
  const late = await inventTicket(house)
  await close(house, late)
  house.travel(14 * dayMs)
  const expired = await house.call(answerSurvey, { token: await tokenFor(house, late.id) }, { csat: 5 })
  expect([expired.status, expired.problem.code]).toEqual([409, 'surveys.expired'])
  house.travel(-14 * dayMs)
})

test('the words of an erased customer go with them, the scores stay', async () => {
  const customerId = await inventCustomer(house, null)
  const ticket = await inventTicket(house, { customerId })
  await close(house, ticket)
  await house.call(answerSurvey, { token: await tokenFor(house, ticket.id) }, { csat: 4, comment: '谢谢' })
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerId, facts: { customerIds: [customerId], rows: 1 } }),
  )
  await house.settle()
  const { rows } = await house.open.pool.query(
    'select csat, comment from survey_responses where ticket_id = $1',
    [ticket.id],
  )
  expect(rows).toEqual([{ csat: 4, comment: null }])
})

test('an erased customer is asked no more: the link they had is over', async () => {
  const customerId = await inventCustomer(house, null)
  const ticket = await inventTicket(house, { customerId })
  await close(house, ticket)
  const token = await tokenFor(house, ticket.id)
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerId, facts: { customerIds: [customerId], rows: 1 } }),
  )
  await house.settle()
  expect((await house.call(surveyForm, { token }, {}, {})).reply.state).toBe('ended')
  const late = await house.call(answerSurvey, { token }, { csat: 1, comment: '我姓王，电话 13800138000' })
  expect([late.status, late.problem.code]).toEqual([409, 'surveys.ended'])
})

test('a survey that is switched off asks nobody', async () => {
  const { reply } = await house.call(surveySettings, {}, {}, { as: analyst })
  const survey = reply.survey as NonNullable<typeof reply.survey>
  await house.call(changeSurvey, {}, { ...survey, active: false }, { as: analyst })
  const ticket = await inventTicket(house)
  await close(house, ticket)
  expect(await tokenFor(house, ticket.id)).toBe('')
})
