import { afterAll, expect, inject, test } from 'vitest'
import { callbackAnswered } from '#features/callbacks/contract.ts'
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
