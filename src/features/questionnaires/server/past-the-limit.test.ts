import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { ticketClosed } from '#features/tickets/contract.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { questionnaireForm } from '../contract/answering.ts'
import {
  changeContactRule,
  inviteCustomers,
  listRecipients,
  sendingProgress,
  setAskingAfterClosure,
} from '../contract/inviting.ts'
import { passOn, readOutbox } from '../contract/outbox.ts'
import { questionnaires } from './module.ts'
import { closedTicket } from './testing/closed-ticket.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { as } from './testing/survey-room.ts'

const { house, root } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(() => house.close())
const hourMs = 3_600_000
await house.call(changeContactRule, {}, { restDays: 30, quietFrom: 0, quietUntil: 0 }, as)

async function customer() {
  const id = randomUUID()
  const email = `${id}@example.com`
  await house.arrange(({ db, now }) =>
    db
      .own<CustomersTables>()
      .insertInto('customers')
      .values({ id, email, email_key: email, created_at: new Date(now) } as never)
      .execute(),
  )
  return { id, email }
}

test('what a colleague did not pass on within the limit is not asked any more, says so, and rests nobody', async () => {
  const [late, inTime] = [await customer(), await customer()]
  const { questionnaireId } = await openedSurvey(house)
  const rule = { active: true, delayHours: 2, latestHours: 24, percent: 100, way: 'hand' as const }
  await house.call(setAskingAfterClosure, { questionnaireId }, rule, as)
  for (const { id } of [late, inTime])
    await house.arrange(async ({ emit }) =>
      emit(ticketClosed, closedTicket({ ticketId: randomUUID(), customerId: id, orgUnitId: root })),
    )
  await house.settle()
  house.travel(3 * hourMs)
  await house.tick()
  const outbox = async () => (await house.call(readOutbox, { questionnaireId }, {}, as)).reply.items
  const letters = await outbox()
  const now = await house.open.jobContext.now()
  expect(letters).toHaveLength(2)
  for (const { until } of letters) expect(Math.round((Date.parse(until ?? '') - now) / hourMs)).toBe(21)
  const passed = letters.find(({ customer }) => customer?.id === inTime.id)
  await house.call(passOn, { questionnaireId }, { ids: [passed?.id ?? ''] }, as)
  house.travel(22 * hourMs)
  expect(await outbox()).toEqual([])
  await house.tick()
  const progress = (await house.call(sendingProgress, { questionnaireId }, {}, as)).reply
  expect(progress).toMatchObject({ sent: 1, toPassOn: 0, held: [{ reason: 'tooLate', count: 1 }] })
  const rows = (await house.call(listRecipients, { questionnaireId }, {}, as)).reply.items
  expect(rows.find((row) => row.customer?.id === late.id)).toMatchObject({ state: 'held', reason: 'tooLate' })
  const token = letters.find(({ customer }) => customer?.id === late.id)?.path.replace('/q/', '') ?? ''
  expect((await house.call(questionnaireForm, { token }, {})).reply.state).toBe('ended')
  // Nobody wrote to the one, so another survey may; the other rests.
  const { questionnaireId: another } = await openedSurvey(house)
  const addresses = `${late.email} ${inTime.email}`
  const invited = await house.call(inviteCustomers, { questionnaireId: another }, { addresses }, as)
  expect(invited.reply).toMatchObject({ invited: 1, resting: 1 })
})

test('what is passed on by hand to addresses has no such limit', async () => {
  const { email } = await customer()
  const { questionnaireId } = await openedSurvey(house)
  await house.call(inviteCustomers, { questionnaireId }, { addresses: email, way: 'hand' }, as)
  house.travel(48 * hourMs)
  await house.tick()
  const { items } = (await house.call(readOutbox, { questionnaireId }, {}, as)).reply
  expect(items).toMatchObject([{ until: null }])
})
