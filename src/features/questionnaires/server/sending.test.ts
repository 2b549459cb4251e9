import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { ticketClosed } from '#features/tickets/contract.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { answerQuestionnaire, beginSitting, optOut } from '../contract/answering.ts'
import { changeQuestionnaire } from '../contract/designing.ts'
import {
  changeContactRule,
  inviteCustomers,
  listRecipients,
  sendingProgress,
  sendSurvey,
  setAskingAfterClosure,
} from '../contract/inviting.ts'
import { readOutbox } from '../contract/outbox.ts'
import { questionnaires } from './module.ts'
import { closedTicket } from './testing/closed-ticket.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

const { house, root } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(() => house.close())
const as = { as: designer }
const dayMs = 86_400_000
const waking = { restDays: 0, quietFrom: 0, quietUntil: 0 }
await house.call(changeContactRule, {}, waking, as)

async function customer(given: { vip?: boolean; tag?: string; email?: string | null } = {}) {
  const id = randomUUID()
  const email = given.email === undefined ? `${id}@example.com` : given.email
  await house.arrange(({ db, now }) =>
    db
      .own<CustomersTables>()
      .insertInto('customers')
      .values({
        ...{ id, email, email_key: email, vip: given.vip ?? false },
        ...{ tags: given.tag === undefined ? [] : [given.tag], created_at: new Date(now) },
      } as never)
      .execute(),
  )
  return { id, email: email ?? '' }
}

const mailsTo = async (email: string) =>
  (
    await house.open.pool.query('select subject, link_sealed from mails where to_address = $1 order by id', [
      email,
    ])
  ).rows
const tokenIn = ({ link_sealed }: { link_sealed: string }) =>
  house.open.jobContext.unseal(link_sealed) as string
const progress = async (questionnaireId: string) =>
  (await house.call(sendingProgress, { questionnaireId }, {}, as)).reply
const recipients = async (questionnaireId: string) =>
  (await house.call(listRecipients, { questionnaireId }, {}, as)).reply.items

test('an audience is drawn, and whoever is held back says why, row by row', async () => {
  const tag = randomUUID().slice(0, 8)
  const fine = await customer({ tag })
  const silent = await customer({ tag, email: null })
  const { questionnaireId } = await openedSurvey(house)
  const input = { tags: [tag], sampling: { method: 'all' as const }, seed: 'a' }
  const sent = (await house.call(sendSurvey, { questionnaireId }, input, as)).reply
  expect(sent).toMatchObject({ audience: 2, chosen: 2, invited: 1, waiting: 0, held: 1, seed: 'a' })
  const rows = await recipients(questionnaireId)
  expect(rows.find(({ customer }) => customer?.id === silent.id)).toMatchObject({
    state: 'held',
    reason: 'noAddress',
  })
  const [mail] = await mailsTo(fine.email)
  const token = tokenIn(mail)
  await house.call(beginSitting, { token }, {})
  expect(await progress(questionnaireId)).toMatchObject({
    chosen: 2,
    sent: 1,
    opened: 1,
    begun: 0,
    answered: 0,
  })
  await house.call(answerQuestionnaire, { token }, { answers: { nps: 9 } })
  expect(await progress(questionnaireId)).toMatchObject({ opened: 1, begun: 1, answered: 1 })
  // Asked once more, the same survey holds them back; another within the rest, too, unless it may ask all the same.
  const again = (await house.call(sendSurvey, { questionnaireId }, input, as)).reply
  expect(again).toMatchObject({ invited: 0, held: 2 })
  await house.call(changeContactRule, {}, { restDays: 10 }, as)
  const other = await openedSurvey(house)
  const of = { questionnaireId: other.questionnaireId }
  expect((await house.call(sendSurvey, of, input, as)).reply).toMatchObject({ invited: 0, held: 2 })
  const all = { ...input, ignoresRest: true }
  expect((await house.call(sendSurvey, of, all, as)).reply).toMatchObject({ invited: 1, held: 1 })
  await house.call(changeContactRule, {}, waking, as)
})

test('a quota is filled with those who can be asked', async () => {
  const tag = randomUUID().slice(0, 8)
  for (let count = 0; count < 4; count += 1) await customer({ tag, vip: true })
  for (let count = 0; count < 3; count += 1) await customer({ tag, email: null })
  for (let count = 0; count < 3; count += 1) await customer({ tag })
  const { questionnaireId } = await openedSurvey(house)
  const sampling = { method: 'quota' as const, each: 2 }
  const { reply } = await house.call(
    sendSurvey,
    { questionnaireId },
    { tags: [tag], sampling, seed: 'q' },
    as,
  )
  expect(reply).toMatchObject({ audience: 10, invited: 4 })
})

test('in quiet hours people wait, and are asked when these are over', async () => {
  const { id, email } = await customer()
  const { questionnaireId } = await openedSurvey(house)
  const minutes = new Date(await house.open.jobContext.now()).getUTCHours() * 60
  const local = (minutes + 8 * 60) % 1440
  const quiet = { restDays: 0, quietFrom: local, quietUntil: (local + 120) % 1440 }
  await house.call(changeContactRule, {}, quiet, as)
  const invited = await house.call(inviteCustomers, { questionnaireId }, { addresses: email }, as)
  expect(invited.reply).toMatchObject({ invited: 0, waiting: 1 })
  await house.tick()
  expect(await mailsTo(email)).toEqual([])
  house.travel(3 * 3_600_000)
  await house.tick()
  expect(await mailsTo(email)).toHaveLength(1)
  expect(await recipients(questionnaireId)).toMatchObject([{ customer: { id }, state: 'invited' }])
  await house.call(changeContactRule, {}, waking, as)
})

test('whoever has not answered is reminded once, and nobody else', async () => {
  const [slow, quick, tired] = [await customer(), await customer(), await customer()]
  const { questionnaireId } = await openedSurvey(house)
  const addresses = [slow, quick, tired].map(({ email }) => email).join(' ')
  await house.call(inviteCustomers, { questionnaireId }, { addresses, remindAfterDays: 3 }, as)
  const token = tokenIn((await mailsTo(quick.email))[0])
  await house.call(beginSitting, { token }, {})
  await house.call(answerQuestionnaire, { token }, { answers: { nps: 8 } })
  await house.call(optOut, { token: tokenIn((await mailsTo(tired.email))[0]) }, {})
  house.travel(3 * dayMs + 60_000)
  for (let beats = 0; beats < 2; beats += 1) await house.tick()
  const counts = await Promise.all(
    [slow, quick, tired].map(async ({ email }) => (await mailsTo(email)).length),
  )
  expect(counts).toEqual([2, 1, 1])
  expect((await mailsTo(slow.email))[1].subject).toContain('还差您的意见')
  expect(await progress(questionnaireId)).toMatchObject({ reminded: 1 })
})

test('after its end a link is answered late, and after the days of grace refused', async () => {
  const { email } = await customer()
  const { questionnaireId } = await openedSurvey(house)
  await house.call(
    changeQuestionnaire,
    { questionnaireId },
    { expiresDays: 2, closesOn: null, graceDays: 3 },
    as,
  )
  await house.call(inviteCustomers, { questionnaireId }, { addresses: email }, as)
  const token = tokenIn((await mailsTo(email))[0])
  house.travel(3 * dayMs)
  await house.call(beginSitting, { token }, {})
  expect((await house.call(answerQuestionnaire, { token }, { answers: { nps: 8 } })).status).toBe(200)
  expect(await progress(questionnaireId)).toMatchObject({ answered: 1, late: 1 })
})

test('what goes by hand stands in the outbox word for word, and reading it is told', async () => {
  const { id, email } = await customer()
  const { questionnaireId } = await openedSurvey(house)
  await house.call(inviteCustomers, { questionnaireId }, { addresses: email, way: 'hand' }, as)
  expect(await mailsTo(email)).toEqual([])
  const { items } = (await house.call(readOutbox, { questionnaireId }, {}, as)).reply
  expect(items).toMatchObject([{ customer: { id }, text: expect.stringContaining('{{link}}') }])
  const page = await house.server.inject({ method: 'GET', url: items[0]?.path ?? '' })
  expect(page.body).toContain('这个链接只属于您')
  const { rows } = await house.open.pool.query(
    "select facts from events where type = 'questionnaires.outbox_read' and subject_id = $1",
    [questionnaireId],
  )
  expect(rows).toMatchObject([{ facts: { rows: 1 } }])
})

test('a survey follows the closing of a ticket some hours later, once, and never when it is too late', async () => {
  const { id, email } = await customer()
  const { questionnaireId } = await openedSurvey(house)
  const rule = { active: true, delayHours: 2, latestHours: 24, percent: 100 }
  await house.call(setAskingAfterClosure, { questionnaireId }, rule, as)
  const ticketId = randomUUID()
  for (let times = 0; times < 2; times += 1)
    await house.arrange(async ({ emit }) =>
      emit(ticketClosed, closedTicket({ customerId: id, ticketId, orgUnitId: root })),
    )
  await house.settle()
  await house.tick()
  expect(await mailsTo(email)).toEqual([])
  house.travel(2 * 3_600_000 + 60_000)
  await house.tick()
  expect(await mailsTo(email)).toHaveLength(1)
  expect(await recipients(questionnaireId)).toMatchObject([{ ticketId, state: 'invited' }])
  // The house slept for two days.
  const late = await customer()
  await house.arrange(async ({ emit }) =>
    emit(ticketClosed, closedTicket({ customerId: late.id, ticketId: randomUUID(), orgUnitId: root })),
  )
  await house.settle()
  house.travel(2 * dayMs)
  await house.tick()
  expect(await mailsTo(late.email)).toEqual([])
  expect((await recipients(questionnaireId))[0]).toMatchObject({ state: 'held', reason: 'tooLate' })
  await house.call(setAskingAfterClosure, { questionnaireId }, { ...rule, active: false }, as)
})
