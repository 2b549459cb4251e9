import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { changeContactRule, inviteCustomers } from '#features/questionnaires/contract/inviting.ts'
import { setSurveyWish } from '#features/questionnaires/contract/wishes.ts'
import { questionnaires } from '#features/questionnaires/server/module.ts'
import { designer, openedSurvey } from '#features/questionnaires/server/testing/opened-survey.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { surveys } from './module.ts'
import { installSurvey } from './question-set.store.ts'
import { close, tokenFor } from './testing/asked-customer.ts'
import { inventCustomer, inventOrganisation, inventTicket } from './testing/invented-organisation.ts'

let house: TestHouse
const as = { as: designer }
const dayMs = 86_400_000

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [surveys, questionnaires, notifications])
  await inventOrganisation(house)
  await house.arrange(async ({ db, now }) => installSurvey(db, { id: randomUUID(), now }))
  await house.call(changeContactRule, {}, { restDays: 10, quietFrom: 0, quietUntil: 0 }, as)
})
afterAll(() => house?.close())

const newAddress = () => `${randomUUID()}@example.com`
const mailsTo = async (address: string) =>
  (await house.open.pool.query('select subject from mails where to_address = $1', [address])).rows.length
const handled = async (customerId: string) => {
  const ticket = await inventTicket(house, { customerId })
  await close(house, ticket)
  return ticket
}
const invite = async (address: string) => {
  const { questionnaireId } = await openedSurvey(house)
  return (await house.call(inviteCustomers, { questionnaireId }, { addresses: address }, as)).reply
}

test('within the rest since any survey asked them nobody is written to after a handling, but finds the question on the tracking page', async () => {
  const address = newAddress()
  const customerId = await inventCustomer(house, address)
  expect(await invite(address)).toMatchObject({ invited: 1 })
  const ticket = await handled(customerId)
  expect(await mailsTo(address)).toBe(1)
  expect(await tokenFor(house, ticket.id)).not.toBe('')
  house.travel(10 * dayMs + 60_000)
  await handled(customerId)
  expect(await mailsTo(address)).toBe(2)
  house.travel(-10 * dayMs - 60_000)
})

test('a mail after a handling counts: the next survey, and the next handling, leave them in peace', async () => {
  const address = newAddress()
  const customerId = await inventCustomer(house, address)
  await handled(customerId)
  expect(await mailsTo(address)).toBe(1)
  expect(await invite(address)).toMatchObject({ invited: 0, resting: 1 })
  await handled(customerId)
  expect(await mailsTo(address)).toBe(1)
})

test('whoever wants no surveys is not written to after a handling either', async () => {
  const address = newAddress()
  const customerId = await inventCustomer(house, address)
  const agent = personWith(['customers.read', 'customers.edit'], { id: randomUUID() })
  expect((await house.call(setSurveyWish, { customerId }, { optedOut: true }, { as: agent })).status).toBe(
    200,
  )
  const ticket = await handled(customerId)
  expect(await mailsTo(address)).toBe(0)
  expect(await tokenFor(house, ticket.id)).not.toBe('')
})
