import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { createCustomer, mergeCustomers } from '#features/customers/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { ticketClosed } from '#features/tickets/contract.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import {
  changeContactRule,
  inviteCustomers,
  listRecipients,
  setAskingAfterClosure,
} from '../contract/inviting.ts'
import { passOn, readOutbox } from '../contract/outbox.ts'
import { questionnaires } from './module.ts'
import { closedTicket } from './testing/closed-ticket.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { as } from './testing/survey-room.ts'

const { house, root } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(() => house.close())
const administrator = {
  as: await inventPerson(house, { root, unit: root }, { role: 'administrator', availability: 'away' }),
}
const dayMs = 86_400_000
const hourMs = 3_600_000
await house.call(changeContactRule, {}, { restDays: 0, quietFrom: 0, quietUntil: 0 }, as)

async function customer() {
  const email = `${randomUUID()}@example.com`
  const { customerId } = (await house.call(createCustomer, {}, { email }, administrator)).reply
  return { customerId, email }
}
const merge = (survivor: string, otherId: string) =>
  house.call(mergeCustomers, { customerId: survivor }, { otherId }, administrator)
const subjectsTo = async (email: string) =>
  (
    await house.open.pool.query<{ subject: string }>(
      'select subject from mails where to_address = $1 order by id',
      [email],
    )
  ).rows.map(({ subject }) => subject)
const recipients = async (questionnaireId: string) =>
  (await house.call(listRecipients, { questionnaireId }, {}, as)).reply.items
const letters = async (questionnaireId: string) =>
  (await house.call(readOutbox, { questionnaireId }, {}, as)).reply.items

test('whoever is merged into another before their hour comes is asked as that one, and once', async () => {
  const [one, other] = [await customer(), await customer()]
  const { questionnaireId } = await openedSurvey(house)
  const rule = { active: true, delayHours: 2, latestHours: 24, percent: 100 }
  await house.call(setAskingAfterClosure, { questionnaireId }, rule, as)
  await house.arrange(async ({ emit }) =>
    emit(ticketClosed, closedTicket({ ticketId: randomUUID(), customerId: one.customerId, orgUnitId: root })),
  )
  await house.settle()
  await merge(other.customerId, one.customerId)
  house.travel(3 * hourMs)
  await house.tick()
  expect(await recipients(questionnaireId)).toMatchObject([
    { customer: { id: other.customerId }, state: 'invited' },
  ])
  expect([...(await subjectsTo(one.email)), ...(await subjectsTo(other.email))]).toHaveLength(1)
  await house.call(setAskingAfterClosure, { questionnaireId }, { ...rule, active: false }, as)
})

test('whoever is merged into another after they were asked is reminded as that one', async () => {
  const [one, other] = [await customer(), await customer()]
  const { questionnaireId } = await openedSurvey(house)
  await house.call(inviteCustomers, { questionnaireId }, { addresses: one.email, remindAfterDays: 3 }, as)
  await merge(other.customerId, one.customerId)
  house.travel(3 * dayMs + 60_000)
  await house.tick()
  expect(await subjectsTo(other.email)).toEqual([expect.stringContaining('还差您的意见')])
})

test('nobody is reminded of what no colleague passed on yet, and later only days after that', async () => {
  const { email } = await customer()
  const { questionnaireId } = await openedSurvey(house)
  const given = { addresses: email, way: 'hand' as const, remindAfterDays: 3 }
  await house.call(inviteCustomers, { questionnaireId }, given, as)
  const reminding = expect.stringContaining('还差您的意见')
  house.travel(4 * dayMs)
  await house.tick()
  const [letter] = await letters(questionnaireId)
  expect(letter?.text).not.toEqual(reminding)
  await house.call(passOn, { questionnaireId }, { ids: [letter?.id ?? ''] }, as)
  house.travel(2 * dayMs)
  await house.tick()
  expect(await letters(questionnaireId)).toEqual([])
  house.travel(dayMs + 60_000)
  await house.tick()
  expect(await letters(questionnaireId)).toMatchObject([{ id: letter?.id, text: reminding }])
})
