import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { ticketWaiting } from '#features/dispatch/contract.ts'
import { escalationStepped } from '#features/escalations/contract.ts'
import {
  type InventedTicket,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { ticketCustomerReplied } from '#features/tickets/contract.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import {
  myNotifications,
  readNotifications,
  unreadByKind,
  unreadCount,
  unreadNotifications,
} from '../contract.ts'
import { openTellingHouse } from './testing/telling-house.ts'

const { house, agent, lead, as, happens } = await openTellingHouse(inject('databaseServer'))
afterAll(() => house.close())

/** Nobody takes a ticket. */
async function waiting() {
  const ticket = await inventTicket(house)
  const why = { cycle: 1, unitId: teamUnit, ruleId: null, why: 'nobody_online' as const, considered: 2 }
  await happens(ticketWaiting, ticket, why)
}
/** A time limit of a ticket climbs to the lead. */
const climbs = (ticket: InventedTicket) =>
  happens(escalationStepped, ticket, {
    ...{ escalationId: randomUUID(), matter: 'clock', about: ticket.id, obligation: 'contact', step: 2 },
    ...{ cause: 'unacknowledged', level: 100, dueAt: '2026-03-04T07:00:00.000Z', personIds: [lead] },
    ...{ channels: [], asksAnswer: false },
  })
const told = async (asked: CallerInput<typeof myNotifications>, personId = lead) =>
  (await house.call(myNotifications, {}, asked, { as: as(personId) })).reply.items
const kindsTold = async (asked: CallerInput<typeof myNotifications>) =>
  (await told(asked)).map(({ kind }) => kind)
const heaps = async () =>
  (await house.call(unreadByKind, {}, {}, { as: as(lead) })).reply.items.filter(({ gathered }) => gathered)
const count = async () => (await house.call(unreadCount, {}, {}, { as: as(lead) })).reply

test('an alarm is not buried under tickets that nobody takes: it stands above, and they stand in one line', async () => {
  const replied = await inventTicket(house)
  await climbs(await inventTicket(house))
  await happens(ticketCustomerReplied, replied, {
    ...{ cycle: 1, messageId: randomUUID(), assigneeId: null, state: 'in_progress' },
  })
  for (let nth = 1; nth <= 5; nth++) await waiting()
  expect(await heaps()).toEqual([])
  for (let nth = 6; nth <= 60; nth++) await waiting()
  expect(await kindsTold({ part: 'pressing' })).toEqual(['escalated'])
  expect(await heaps()).toMatchObject([{ kind: 'waiting', count: 60, more: false, presses: false }])
  expect(await kindsTold({ part: 'rest', apart: ['waiting'], limit: 50 })).toEqual(['customer_replied'])
  expect(await count()).toMatchObject({ unread: 62, more: false, pressing: 1 })
})

test('what was gathered opens page by page, and is read in one deed that leaves the rest unread', async () => {
  const asked = { kind: ['waiting' as const], unread: 'true' as const, limit: 50 }
  const first = await house.call(myNotifications, {}, asked, { as: as(lead) })
  expect(first.reply.items).toHaveLength(50)
  const cursor = first.reply.next as string
  expect(await told({ ...asked, cursor })).toHaveLength(10)
  await house.call(readNotifications, {}, { kinds: ['waiting'] }, { as: as(lead) })
  expect(await heaps()).toEqual([])
  expect(await count()).toMatchObject({ unread: 2, more: false, pressing: 1 })
  // What was read is history: it stands among the rest, where it came.
  expect((await kindsTold({ part: 'rest', apart: ['waiting'] }))[0]).toBe('waiting')
})

test('what presses stands above the rest until it is read, and again when it is made unread', async () => {
  const [alarm] = await told({ part: 'pressing' })
  const notificationIds = [alarm?.id as string]
  await house.call(readNotifications, {}, { notificationIds }, { as: as(lead) })
  expect(await told({ part: 'pressing' })).toEqual([])
  expect((await told({ part: 'rest', kind: ['escalated'] })).map(({ id }) => id)).toEqual(notificationIds)
  const others = await house.call(unreadNotifications, {}, { notificationIds }, { as: as(agent) })
  expect([others.reply.unread, await told({ part: 'pressing' })]).toEqual([0, []])
  const own = await house.call(unreadNotifications, {}, { notificationIds }, { as: as(lead) })
  expect(own.reply.unread).toBe(1)
  expect((await told({ part: 'pressing' })).map(({ id, readAt }) => [id, readAt])).toEqual([
    [alarm?.id, null],
  ])
})

test('what arrives between the sight of a heap and its being read stays unread', async () => {
  for (let nth = 1; nth <= 6; nth++) await climbs(await inventTicket(house))
  const [heap] = await heaps()
  const seen = (await count()).latestAt
  expect([heap?.kind, heap?.count, heap?.latestAt]).toEqual(['escalated', 7, seen])
  house.travel(1000)
  const late = await inventTicket(house)
  await climbs(late)
  const read = (input: CallerInput<typeof readNotifications>) =>
    house.call(readNotifications, {}, input, { as: as(lead) })
  expect((await read({ kinds: ['escalated'], upTo: heap?.latestAt })).reply.read).toBe(7)
  expect((await told({ part: 'pressing' })).map(({ ticket }) => ticket?.id)).toEqual([late.id])
  await read({ upTo: seen ?? undefined })
  expect(await kindsTold({ unread: 'true' })).toEqual(['escalated'])
})
