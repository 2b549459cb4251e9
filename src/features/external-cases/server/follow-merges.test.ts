import { afterAll, expect, inject, test } from 'vitest'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { customerErased } from '#features/customers/contract.ts'
import { mergeTicket, takeApart } from '#features/ticket-links/contract/deeds.ts'
import { ticketLinks } from '#features/ticket-links/server/module.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { addExternalCase } from '../contract/deeds.ts'
import { externalCasesOfTicket } from '../contract/reading.ts'
import { externalCases } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, ticketLinks, clocks, externalCases])
afterAll(() => house.close())
const { root } = await inventOrganisation(house)
await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
const as = { as: await inventPerson(house, { root, unit: root }, { role: 'administrator' }) }

const see = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
const casesOf = async (ticketId: string) =>
  (await house.call(externalCasesOfTicket, { ticketId }, {}, as)).reply.items

async function merged() {
  const [double, kept] = [await inventTicket(house), await inventTicket(house)]
  const given = {
    source: 'hotline_12345',
    number: '锡12345-2027-77',
    receivedOn: '2026-11-23',
    term: { by: 'natural_days', days: 5 },
  } as const
  const { externalCaseId } = (await house.call(addExternalCase, { ticketId: double }, given, as)).reply
  const { version } = await see(double)
  const intoVersion = (await see(kept)).version
  const input = { version, intoId: kept, intoVersion, acrossCustomers: true }
  expect((await house.call(mergeTicket, { ticketId: double }, input, as)).status).toBe(200)
  await house.settle()
  return { double, kept, externalCaseId }
}

test('an external case goes with a merged ticket to whoever answers now, and comes back when the two are taken apart', async () => {
  const { double, kept, externalCaseId } = await merged()
  const where = async () => [(await casesOf(double)).length, (await casesOf(kept)).length]
  expect(await where()).toEqual([0, 1])
  const told = { externalCaseId, otherTicketId: double }
  expect(await factsOf(house, 'external-cases.moved', kept)).toMatchObject([told])
  const { version } = await see(double)
  expect((await house.call(takeApart, { ticketId: double }, { version }, as)).status).toBe(200)
  await house.settle()
  expect(await where()).toEqual([1, 0])
})

test('the number goes with the customer it came from, on whatever ticket it stands by then', async () => {
  const { double, kept } = await merged()
  const subject = (await see(double)).customer?.id as string
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject, facts: { customerIds: [subject], rows: 1 } }),
  )
  await house.settle()
  expect((await casesOf(kept)).map(({ source, number }) => [source, number])).toEqual([
    ['hotline_12345', null],
  ])
})
