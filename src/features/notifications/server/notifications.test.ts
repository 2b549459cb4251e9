import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { bulkFinished } from '#features/bulk-deeds/contract.ts'
import { callbackRequested } from '#features/callbacks/contract.ts'
import { lateExpected } from '#features/completion-times/contract.ts'
import { ticketAssigned, ticketWaiting } from '#features/dispatch/contract.ts'
import { escalationStepped } from '#features/escalations/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import {
  type InventedTicket,
  inventTicket,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { ticketCustomerReplied } from '#features/tickets/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import {
  changeNotificationPreferences,
  myNotifications,
  notificationPreferences,
  readNotifications,
  unreadCount,
} from '../contract.ts'
import { openTellingHouse } from './testing/telling-house.ts'

const { house, agent, lead, as, happens, deedBy, toldAbout } = await openTellingHouse(
  inject('databaseServer'),
)
afterAll(() => house.close())

const why = {
  because: 'default' as const,
  matched: [],
  labelId: null,
  choice: null,
  considered: 1,
  eligible: 1,
  load: 0,
  capacity: 10,
}
const assigned = (personId: string, previousPersonId: string | null = null) => ({
  cycle: 1,
  personId,
  unitId: teamUnit,
  how: 'rule' as const,
  ruleId: null,
  previousPersonId,
  why,
})
const step = (ticket: InventedTicket, { level }: { level: 80 | 100 }) => ({
  escalationId: randomUUID(),
  matter: 'clock' as const,
  about: ticket.id,
  obligation: 'contact' as const,
  step: 1,
  cause: 'share' as const,
  level,
  dueAt: '2026-03-04T07:00:00.000Z',
  personIds: [agent],
  channels: [],
  asksAnswer: false,
})

test('who gets a ticket is told, and who lost it too, but nobody of their own deed', async () => {
  const ticket = await inventTicket(house, { assigneeId: agent })
  await happens(ticketAssigned, ticket, assigned(agent, lead))
  expect([await toldAbout(agent, ticket), await toldAbout(lead, ticket)]).toEqual([
    ['assigned'],
    ['taken_away'],
  ])
  const claimed = await inventTicket(house, { assigneeId: agent })
  await deedBy(agent)(ticketAssigned, claimed, assigned(agent))
  expect(await toldAbout(agent, claimed)).toEqual([])
})

test('an overdue clock is worth a mail with the due time, a warning is one for those who chose it', async () => {
  const ticket = await inventTicket(house, { assigneeId: agent })
  const mails = async () =>
    (
      await house.open.pool.query('select subject, body from mails where subject like $1', [
        `%${ticket.number}%`,
      ])
    ).rows
  await happens(escalationStepped, ticket, step(ticket, { level: 80 }))
  expect(await mails()).toEqual([])
  await happens(escalationStepped, ticket, step(ticket, { level: 100 }))
  const [mail, ...more] = await mails()
  expect(more).toEqual([])
  expect(mail.subject).toBe(`${ticket.number} 已超时，应在 2026年3月4日 15:00 前完成`)
  expect(mail.body).toContain(`/tickets/${ticket.id}`)
})

test('a customer’s reply, a callback, a bad score and a ticket nobody takes each find their person', async () => {
  const ticket = await inventTicket(house, { assigneeId: agent })
  const { cycleSince: _since, ...asked } = ticket.facts
  await happens(ticketCustomerReplied, ticket, {
    cycle: 1,
    messageId: randomUUID(),
    assigneeId: agent,
    state: 'in_progress',
  })
  await happens(callbackRequested, ticket, {
    callbackId: randomUUID(),
    cycle: 1,
    level: 1,
    handlerId: agent,
    dueAt: '2026-03-04T07:00:00.000Z',
  })
  const answer = { ...asked, invitationId: randomUUID(), csat: 5, nps: 9, satisfied: true, commented: false }
  await happens(surveyAnswered, ticket, answer)
  await happens(surveyAnswered, ticket, { ...answer, csat: 1, nps: 0, satisfied: false })
  expect(await toldAbout(agent, ticket)).toEqual(['bad_score', 'callback_requested', 'customer_replied'])
  expect(await toldAbout(lead, ticket)).toEqual(['bad_score'])
  const waiting = await inventTicket(house)
  await happens(ticketWaiting, waiting, {
    cycle: 1,
    unitId: teamUnit,
    ruleId: null,
    why: 'nobody_online',
    considered: 2,
  })
  expect(await toldAbout(lead, waiting)).toEqual(['waiting'])
})

test('that a ticket will probably be late is told to whoever holds it, or to the lead of those who could', async () => {
  const [held, free] = [await inventTicket(house, { assigneeId: agent }), await inventTicket(house)]
  const at = { expectedAt: '2026-03-05T07:00:00.000Z', dueAt: '2026-03-04T07:00:00.000Z' }
  for (const ticket of [held, free]) await happens(lateExpected, ticket, { cycle: 1, chance: 0.5, ...at })
  const told = (ticket: InventedTicket) =>
    Promise.all([agent, lead].map((person) => toldAbout(person, ticket)))
  expect(await told(held)).toEqual([['late_expected'], []])
  expect(await told(free)).toEqual([[], ['late_expected']])
})

test('what a person switched off is not told, and a mail they asked for comes', async () => {
  const choices = [
    { kind: 'assigned' as const, inApp: false, email: 'at_once' as const, push: true },
    { kind: 'breached' as const, inApp: true, email: 'never' as const, push: false },
  ]
  await house.call(changeNotificationPreferences, {}, { items: choices }, { as: as(agent) })
  const { reply } = await house.call(notificationPreferences, {}, {}, { as: as(agent) })
  expect(reply.items).toEqual(expect.arrayContaining(choices))
  const ticket = await inventTicket(house, { assigneeId: agent })
  await happens(ticketAssigned, ticket, assigned(agent))
  expect(await toldAbout(agent, ticket)).toEqual([])
  const { rowCount } = await house.open.pool.query('select 1 from mails where subject like $1', [
    `%${ticket.number}%`,
  ])
  expect(rowCount).toBe(1)
})

test('the bell counts what is unread, and reading one or all empties it', async () => {
  const count = async () => (await house.call(unreadCount, {}, {}, { as: as(agent) })).reply.unread
  const before = await count()
  expect(before).toBeGreaterThan(3)
  const { reply } = await house.call(myNotifications, {}, { unread: 'true', limit: 3 }, { as: as(agent) })
  const notificationIds = reply.items.map(({ id }) => id)
  await house.call(readNotifications, {}, { notificationIds }, { as: as(lead) })
  expect(await count()).toBe(before)
  await house.call(readNotifications, {}, { notificationIds }, { as: as(agent) })
  expect(await count()).toBe(before - 3)
  expect((await house.call(readNotifications, {}, {}, { as: as(agent) })).reply.read).toBe(before - 3)
  expect(await count()).toBe(0)
})

test('an inbox goes on where its page ended, and shows no ticket that is out of reach', async () => {
  const first = await house.call(myNotifications, {}, { limit: 2 }, { as: as(agent) })
  const rest = await house.call(
    myNotifications,
    {},
    { limit: 200, cursor: first.reply.next as string },
    { as: as(agent) },
  )
  const ids = [...first.reply.items, ...rest.reply.items].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const moved = personWith(['tickets.read'], { id: lead, scope: 'unit', unitId: rootUnit })
  const { reply } = await house.call(myNotifications, {}, {}, { as: moved })
  expect(reply.items.length).toBeGreaterThan(0)
  expect(reply.items.every(({ ticket }) => ticket === null)).toBe(true)
})

test('who ordered a bulk deed hears when it has ended, and is led to what became of it', async () => {
  const bulkDeedId = randomUUID()
  const facts = { done: 2990, refused: 10, personId: agent }
  await house.arrange(async ({ emit }) => emit(bulkFinished, { subject: bulkDeedId, facts }))
  await house.settle()
  const { reply } = await house.call(myNotifications, {}, { limit: 1 }, { as: as(agent) })
  expect(reply.items[0]).toMatchObject({ kind: 'bulk_finished', bulkDeed: { id: bulkDeedId }, facts })
})
