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
import { addExternalCase, changeExternalCase } from '../contract/deeds.ts'
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

const given = (number: string) =>
  ({
    source: 'hotline_12345',
    number,
    receivedOn: '2026-11-23',
    term: { by: 'natural_days', days: 5 },
  }) as const
const add = (ticketId: string, number: string) => house.call(addExternalCase, { ticketId }, given(number), as)
const numbersOn = (ticketIds: readonly string[]) =>
  Promise.all(ticketIds.map(async (ticketId) => (await casesOf(ticketId)).map(({ number }) => number)))

async function merge(ticketId: string, intoId: string) {
  const { version } = await see(ticketId)
  const input = { version, intoId, intoVersion: (await see(intoId)).version, acrossCustomers: true }
  expect((await house.call(mergeTicket, { ticketId }, input, as)).status).toBe(200)
}

async function apart(ticketId: string) {
  const { version } = await see(ticketId)
  expect((await house.call(takeApart, { ticketId }, { version }, as)).status).toBe(200)
}

const three = async () =>
  [await inventTicket(house), await inventTicket(house), await inventTicket(house)] as const

async function erase(ticketId: string) {
  const subject = (await see(ticketId)).customer?.id as string
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject, facts: { customerIds: [subject], rows: 1 } }),
  )
  await house.settle()
}

let numbers = 0

async function merged() {
  numbers += 1
  const [double, kept] = [await inventTicket(house), await inventTicket(house)]
  const { externalCaseId } = (await add(double, `锡12345-2027-${numbers}`)).reply
  await merge(double, kept)
  await house.settle()
  return { double, kept, externalCaseId }
}

test('an external case goes with a merged ticket to whoever answers now, and comes back when the two are taken apart', async () => {
  const { double, kept, externalCaseId } = await merged()
  const where = async () => [(await casesOf(double)).length, (await casesOf(kept)).length]
  expect(await where()).toEqual([0, 1])
  const told = { externalCaseId, otherTicketId: double }
  expect(await factsOf(house, 'external-cases.moved', kept)).toMatchObject([told])
  await apart(double)
  await house.settle()
  expect(await where()).toEqual([1, 0])
})

test('the number goes with the customer it came from, on whatever ticket it stands by then', async () => {
  const { double, kept } = await merged()
  await erase(double)
  expect((await casesOf(kept)).map(({ source, number }) => [source, number])).toEqual([
    ['hotline_12345', null],
  ])
})

test('what went on with a second merge comes back to its own ticket, and stays there when the second one ends', async () => {
  const [a, b, c] = await three()
  await add(a, '锡-1')
  await add(b, '锡-2')
  await merge(a, b)
  await merge(b, c)
  await house.settle()
  expect(await numbersOn([a, b, c])).toEqual([[], [], ['锡-1', '锡-2']])
  await apart(a)
  await house.settle()
  expect(await numbersOn([a, b, c])).toEqual([['锡-1'], [], ['锡-2']])
  await apart(b)
  await house.settle()
  expect(await numbersOn([a, b, c])).toEqual([['锡-1'], ['锡-2'], []])
})

test('a case stands where its merge as it stands has it, in whatever order the merges are heard of', async () => {
  const [a, b, c] = await three()
  await add(a, '序-1')
  await merge(a, b)
  await apart(a)
  await merge(a, c)
  await house.settle()
  expect(await numbersOn([a, b, c])).toEqual([[], [], ['序-1']])
  // The first merge is heard of once more, after everything.
  await house.open.pool.query(
    `insert into follower_failures (follower, event_id, attempts, error, first_failed_at, next_try_at)
     select 'external-cases.follow-merges', id, 1, 'late', at, at from events
     where type = 'ticket-links.merged' and subject_id = $1`,
    [a],
  )
  await apart(a)
  await house.settle()
  expect(await numbersOn([a, b, c])).toEqual([['序-1'], [], []])
})

test('the customer of the ticket that goes on takes nothing of the other one along', async () => {
  const [a, b] = await three()
  await add(a, '锡-3')
  await add(b, '锡-4')
  await merge(a, b)
  await house.settle()
  await erase(b)
  expect((await numbersOn([b]))[0]?.sort()).toEqual([null, '锡-3'])
  await erase(a)
  expect(await numbersOn([b])).toEqual([[null, null]])
})

test('two cases that met under one number are each changed, but no third one is added, and none to a ticket that stopped', async () => {
  const [a, b] = await three()
  await add(a, '锡-5')
  const { externalCaseId } = (await add(b, '锡-5b')).reply
  // As they stand where both were noted before a number was refused twice, or by somebody to whom the other ticket is closed.
  await house.open.pool.query(`update external_cases set number = '锡-5', number_key = '锡5' where id = $1`, [
    externalCaseId,
  ])
  await merge(a, b)
  await house.settle()
  expect(await numbersOn([b])).toEqual([['锡-5', '锡-5']])
  const change = { ...given('锡 5'), official: '王科长', version: 1 }
  expect((await house.call(changeExternalCase, { externalCaseId }, change, as)).status).toBe(200)
  expect((await add(b, '锡-5')).problem.code).toBe('external-cases.alreadyHere')
  expect((await add(a, '锡-6')).problem.code).toBe('tickets.mergedAway')
  const { can } = (await house.call(externalCasesOfTicket, { ticketId: a }, {}, as)).reply
  expect(can.write).toBe(false)
})
