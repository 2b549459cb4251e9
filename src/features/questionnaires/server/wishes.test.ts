import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { createCustomer, mergeCustomers, unmergeCustomer } from '#features/customers/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { optOut } from '../contract/answering.ts'
import { changeContactRule, inviteCustomers } from '../contract/inviting.ts'
import { setSurveyWish, surveyWish } from '../contract/wishes.ts'
import { questionnaires } from './module.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

const { house, root } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(() => house.close())
const administrator = await inventPerson(
  house,
  { root, unit: root },
  { role: 'administrator', availability: 'away' },
)
const as = { as: administrator }
await house.call(changeContactRule, {}, { restDays: 0, quietFrom: 0, quietUntil: 0 }, { as: designer })

async function somebody(contact: { email?: string; phone?: string } = {}) {
  const email = contact.email ?? `${randomUUID()}@example.com`
  const { customerId } = (await house.call(createCustomer, {}, { ...contact, email }, as)).reply
  return { customerId, email }
}
const wishOf = async (customerId: string, who: Actor = administrator) =>
  (await house.call(surveyWish, { customerId }, {}, { as: who })).reply
const wish = (customerId: string, optedOut: boolean, who: Actor = administrator) =>
  house.call(setSurveyWish, { customerId }, { optedOut }, { as: who })
async function invite(address: string) {
  const { questionnaireId } = await openedSurvey(house)
  return (await house.call(inviteCustomers, { questionnaireId }, { addresses: address }, { as: designer }))
    .reply
}
const eventsOf = async (customerId: string) =>
  (
    await house.open.pool.query(
      `select type, actor_id from events where subject_id = $1 and type like 'questionnaires.opted%' order by id`,
      [customerId],
    )
  ).rows

test('a colleague notes that a customer wants no surveys, and that they may be asked again; both are told', async () => {
  const { customerId, email } = await somebody()
  expect(await wishOf(customerId)).toEqual({
    optedOut: false,
    at: null,
    recordedBy: null,
    can: { set: true },
  })
  for (let times = 0; times < 2; times += 1) expect((await wish(customerId, true)).status).toBe(200)
  expect(await wishOf(customerId)).toMatchObject({ optedOut: true, recordedBy: { id: administrator.id } })
  expect(await invite(email)).toMatchObject({ invited: 0, optedOut: 1 })
  for (let times = 0; times < 2; times += 1) await wish(customerId, false)
  expect(await wishOf(customerId)).toMatchObject({ optedOut: false })
  expect(await invite(email)).toMatchObject({ invited: 1 })
  expect(await eventsOf(customerId)).toEqual([
    { type: 'questionnaires.opted_out', actor_id: administrator.id },
    { type: 'questionnaires.opted_in', actor_id: administrator.id },
  ])
})

test('what a customer said themselves is seen on their profile, and nobody else noted it', async () => {
  const { customerId, email } = await somebody()
  await invite(email)
  const { rows } = await house.open.pool.query('select link_sealed from mails where to_address = $1', [email])
  const token = house.open.jobContext.unseal(rows[0].link_sealed) as string
  await house.call(optOut, { token }, {})
  expect(await wishOf(customerId)).toMatchObject({ optedOut: true, at: expect.any(String), recordedBy: null })
})

test('a wish holds for whomever its customer is merged into, and goes with them when they are told apart', async () => {
  const [one, other] = [await somebody(), await somebody()]
  await wish(one.customerId, true)
  await house.call(mergeCustomers, { customerId: other.customerId }, { otherId: one.customerId }, as)
  expect(await wishOf(other.customerId)).toMatchObject({ optedOut: true })
  expect(await invite(other.email)).toMatchObject({ optedOut: 1 })
  // On the row of somebody who went into another nothing is set.
  expect((await wish(one.customerId, false)).status).toBe(409)
  const apart = { customerId: other.customerId, otherId: one.customerId }
  await house.call(unmergeCustomer, apart, {}, as)
  expect(await wishOf(other.customerId)).toMatchObject({ optedOut: false })
  expect(await wishOf(one.customerId)).toMatchObject({ optedOut: true })
})

test('whoever wanted no surveys and was erased is asked none when they come back, and nothing kept says who they are', async () => {
  const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const { customerId, email } = await somebody({ phone })
  const silent = await somebody()
  await wish(customerId, true)
  for (const id of [customerId, silent.customerId])
    await house.call(eraseCustomer, { customerId: id }, { confirmed: true }, as)
  await house.settle()
  const { rows: kept } = await house.open.pool.query('select * from questionnaire_kept_wishes')
  expect(kept).toHaveLength(2)
  expect(JSON.stringify(kept)).not.toContain(email)
  expect(
    (await house.open.pool.query('select * from questionnaire_opt_outs where customer_id = $1', [customerId]))
      .rows,
  ).toEqual([])
  // Known again by the telephone number alone, with another address.
  const back = await somebody({ phone })
  expect(await wishOf(back.customerId)).toMatchObject({ optedOut: true, at: null, recordedBy: null })
  expect(await invite(back.email)).toMatchObject({ invited: 0, optedOut: 1 })
  const other = await somebody({ email: silent.email })
  expect(await invite(other.email)).toMatchObject({ invited: 1 })
  await wish(back.customerId, false)
  expect(await invite(back.email)).toMatchObject({ invited: 1 })
})

test('whoever does not see a customer neither sees nor sets what they wish; whoever may not change them only sees it', async () => {
  const { customerId } = await somebody()
  const stranger = personWith(['customers.read', 'customers.edit'], { id: randomUUID(), scope: 'own' })
  expect((await house.call(surveyWish, { customerId }, {}, { as: stranger })).status).toBe(404)
  expect((await wish(customerId, true, stranger)).status).toBe(404)
  const reader = personWith(['customers.read'], { id: randomUUID() })
  expect(await wishOf(customerId, reader)).toMatchObject({ optedOut: false, can: { set: false } })
  expect((await wish(customerId, true, reader)).status).toBe(403)
})
