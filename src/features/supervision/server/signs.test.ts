import { afterAll, expect, inject, test } from 'vitest'
import { callbackAnswered } from '#features/callbacks/contract.ts'
import { reopenTicketByHand, resolveTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { supervisionDesk } from '../contract/reading.ts'
import { openSupervisionDesk } from './testing/supervision-desk.ts'

const desk = await openSupervisionDesk(inject('databaseServer'))
const { house, supervisionOf, facts } = desk
afterAll(() => house.close())

test('signs of many tickets that come at once bring each under supervision once, and one of no ticket holds up nobody', async () => {
  const tickets = [await desk.ticket(), await desk.ticket(), await desk.ticket()]
  await house.arrange(async ({ emit, newId }) => {
    const about = {
      callbackId: newId(),
      level: 1,
      outcome: 'dissatisfied',
      handlerId: null,
      onTime: true,
    } as const
    for (const subject of [newId(), ...tickets, ...tickets])
      for (const cycle of [1, 2]) emit(callbackAnswered, { subject, facts: { ...about, cycle } })
  })
  await house.settle()
  for (const ticketId of tickets) {
    expect(await supervisionOf(ticketId)).toHaveLength(1)
    expect(
      (await facts('supervision.cause_noted', ticketId)).map(({ about, opened }) => [about, opened]),
    ).toEqual([
      ['1', true],
      ['2', false],
    ])
  }
})

test('a second beginning anew brings a ticket to the desk by itself; a first one does not', async () => {
  const ticketId = await desk.ticket()
  const causesOf = async () =>
    (await supervisionOf(ticketId)).flatMap(({ causes }) => causes.map(({ cause, about }) => [cause, about]))
  const as = { as: desk.people.administrator }
  const versionOf = async () => (await house.call(ticketDetails, { ticketId }, {}, as)).reply.version
  const again = async () => {
    const solution = { outcome: 'solved', solution: '已补寄' } as const
    await house.call(resolveTicket, { ticketId }, { version: await versionOf(), ...solution }, as)
    const reopened = { version: await versionOf(), reason: 'found_unsolved' } as const
    expect((await house.call(reopenTicketByHand, { ticketId }, reopened, as)).status).toBe(200)
    await house.settle()
  }
  await again()
  expect(await causesOf()).toEqual([])
  await again()
  expect(await causesOf()).toEqual([['reopened', '2']])
  const queue = { view: 'to_act', limit: 100 } as const
  const { items } = (await house.call(supervisionDesk, {}, queue, { as: desk.people.supervisor })).reply
  expect(items.map(({ ticket }) => ticket.id)).toContain(ticketId)
})
