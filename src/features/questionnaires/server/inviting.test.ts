import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { notifications } from '#features/notifications/server/module.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { answerQuestionnaire, optOut, questionnaireForm } from '../contract/answering.ts'
import { changeContactRule, inviteCustomers } from '../contract/inviting.ts'
import { questionnaires } from './module.ts'
import { questionnairesForExport } from './public/answers-of-customers.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

let house: TestHouse
const as = { as: designer }

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [questionnaires, notifications])
  await house.arrange(async ({ db, now }) => {
    await db
      .own<OrganisationTables>()
      .insertInto('organisations')
      .values({
        id: randomUUID(),
        name: '回响示例公司',
        industry: 'retail',
        time_zone: 'Asia/Shanghai',
        default_locale: 'zh-CN',
        set_up_at: new Date(now),
      })
      .execute()
  })
  await house.call(changeContactRule, {}, { restDays: 30, quietFrom: 0, quietUntil: 0 }, as)
})
afterAll(() => house?.close())

async function customer(email: string): Promise<string> {
  const id = randomUUID()
  await house.arrange(async ({ db, now }) => {
    await db
      .own<CustomersTables>()
      .insertInto('customers')
      .values({ id, email, email_key: email, created_at: new Date(now) } as never)
      .execute()
  })
  return id
}

const invite = async (questionnaireId: string, addresses: string) =>
  (await house.call(inviteCustomers, { questionnaireId }, { addresses }, as)).reply

async function tokenSentTo(email: string): Promise<string> {
  const { rows } = await house.open.pool.query(
    'select body, link_sealed from mails where to_address = $1 order by id desc limit 1',
    [email],
  )
  const token = house.open.jobContext.unseal(rows[0].link_sealed) as string
  expect(rows[0].body).not.toContain(token)
  return token
}

test('a customer gets a link of their own, answers once under their name, and may come back half-way', async () => {
  const customerId = await customer('wang@example.com')
  const { questionnaireId } = await openedSurvey(house)
  const reply = await invite(questionnaireId, 'Wang@example.com; nobody@example.com，x')
  expect(reply).toEqual({
    ...{ invited: 1, waiting: 0, unknown: 2, already: 0, resting: 0, optedOut: 0, unreachable: 0 },
  })
  expect(await invite(questionnaireId, 'wang@example.com')).toMatchObject({ invited: 0, already: 1 })
  const token = await tokenSentTo('wang@example.com')
  const page = await house.server.inject({ method: 'GET', url: `/q/${token}` })
  expect(page.body).toContain('这个链接只属于您')
  const answer = () => house.call(answerQuestionnaire, { token }, { answers: { nps: 2, why: '等了三天' } })
  expect((await answer()).status).toBe(200)
  expect((await answer()).problem.code).toBe('questionnaires.alreadyAnswered')
  const { rows } = await house.open.pool.query(
    "select facts from events where type = 'questionnaires.answered' and subject_id = $1",
    [questionnaireId],
  )
  expect(rows).toMatchObject([{ facts: { customerId, version: 1 } }])
  // What is held of them by name is theirs to have.
  const held = await house.arrange(({ db }) => questionnairesForExport(db, [customerId]))
  expect(held).toMatchObject([
    { title: { zh: expect.any(String) }, answers: [{ answer: 2 }, { answer: '等了三天' }] },
  ])
  // Erased, they leave their score and that they wrote something, and no word.
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerId, facts: { customerIds: [customerId], rows: 1 } }),
  )
  await house.settle()
  const kept = await house.open.pool.query(
    'select answers, customer_id from questionnaire_answers where questionnaire_id = $1',
    [questionnaireId],
  )
  expect(kept.rows).toEqual([{ answers: { nps: 2, why: null }, customer_id: null }])
})

test('between two invitations, of whatever survey, a person is left in peace', async () => {
  await customer('li@example.com')
  const [first, second] = [await openedSurvey(house), await openedSurvey(house)]
  expect(await invite(first.questionnaireId, 'li@example.com')).toMatchObject({ invited: 1 })
  expect(await invite(second.questionnaireId, 'li@example.com')).toMatchObject({ invited: 0, resting: 1 })
  await house.call(changeContactRule, {}, { restDays: 10 }, as)
  house.travel(11 * 86_400_000)
  expect(await invite(second.questionnaireId, 'li@example.com')).toMatchObject({ invited: 1 })
  house.travel(-11 * 86_400_000)
})

test('what a customer was asked and wished holds for the one they are merged into', async () => {
  const merged = await customer('sun@example.com')
  const { questionnaireId } = await openedSurvey(house)
  await invite(questionnaireId, 'sun@example.com')
  const into = await customer('sun.long@example.com')
  await house.arrange(({ db }) =>
    db
      .own<CustomersTables>()
      .updateTable('customers')
      .set({ merged_into_id: into })
      .where('id', '=', merged)
      .execute(),
  )
  expect(await invite(questionnaireId, 'sun.long@example.com')).toMatchObject({ invited: 0, already: 1 })
  const { questionnaireId: another } = await openedSurvey(house)
  expect(await invite(another, 'sun.long@example.com')).toMatchObject({ invited: 0, resting: 1 })
})

test('who wants no more invitations gets none, and a link ends after its days', async () => {
  await customer('zhao@example.com')
  const [first, second] = [await openedSurvey(house), await openedSurvey(house)]
  await invite(first.questionnaireId, 'zhao@example.com')
  const token = await tokenSentTo('zhao@example.com')
  expect((await house.call(optOut, { token }, {})).status).toBe(200)
  expect((await house.call(optOut, { token }, {})).status).toBe(200)
  house.travel(40 * 86_400_000)
  expect(await invite(second.questionnaireId, 'zhao@example.com')).toMatchObject({ invited: 0, optedOut: 1 })
  expect((await house.call(questionnaireForm, { token }, {})).reply.state).toBe('expired')
  // Whoever comes too late to answer can still say so.
  expect((await house.server.inject({ url: `/q/${token}` })).body).toContain('value="opt-out"')
  house.travel(-40 * 86_400_000)
  const anonymous = await house.call(optOut, { token: first.token }, {})
  expect(anonymous.status).toBe(404)
})
