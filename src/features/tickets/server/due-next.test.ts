import { afterAll, expect, inject, test } from 'vitest'
import { callbacks } from '#features/callbacks/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { recordContact } from '../contract/handling.ts'
import { ticketDetails, ticketList } from '../contract/reading.ts'
import { tickets } from './module.ts'
import { openTickets } from './opening.ts'
import { ticketForTracking } from './public/ticket-for-tracking.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { inventOrganisation, inventPerson, inventVoice, ticketOf } from './testing/invented-work.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, dispatch, callbacks, clocks])
afterAll(() => house.close())
const { root } = await inventOrganisation(house)
const lead = await inventPerson(house, { root, unit: root }, { role: 'team_lead' })
const facts = { industry: 'general', rootUnitId: root, timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const
await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: root, facts }))
await house.settle()
const minuteMs = 60_000

const inView = async (view: 'due_soon' | 'breached' | 'all_open') =>
  (await house.call(ticketList, {}, { view }, { as: lead })).reply.items.map((item) => item.id)

test('an urgent ticket is due soon, then breached, and stands first in the inbox until it is met', async () => {
  const feedbackId = await inventVoice(house, { judged: { urgency: 'urgent' } })
  await inventVoice(house)
  await house.settle()
  const ticketId = await ticketOf(house, feedbackId)
  const see = async () => (await house.call(ticketDetails, { ticketId }, {}, { as: lead })).reply
  const opened = await see()
  expect(Date.parse(opened.nextDueAt as string) - Date.parse(opened.openedAt)).toBe(30 * minuteMs)
  expect((await ticketForTracking(house.house.read, feedbackId))?.promisedAt).toBeInstanceOf(Date)
  expect(await inView('due_soon')).toContain(ticketId)
  house.travel(31 * minuteMs)
  await house.tick()
  await house.settle()
  expect(await inView('breached')).toEqual([ticketId])
  expect((await inView('all_open'))[0]).toBe(ticketId)
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, { as: lead })
  await house.settle()
  const met = await see()
  expect(met.breached).toBe(false)
  expect(Date.parse(met.nextDueAt as string)).toBeGreaterThan(Date.parse(opened.nextDueAt as string))
})

test('a ticket stands by what is due first of it from the moment it opens, before its clocks have run', async () => {
  const feedbackId = await inventVoice(house, { judged: { kind: 'praise' } })
  const openings = [{ feedbackId, how: 'hand', urgency: 'urgent', kind: 'complaint' }] as const
  const [ticket] = await house.arrange((context) => openTickets(context, openings))
  const { next_due_at: due, opened_at: openedAt } = ticket as Ticket
  expect(Number(due) - openedAt.getTime()).toBe(30 * minuteMs)
  await house.settle()
  const { nextDueAt } = (
    await house.call(ticketDetails, { ticketId: ticket?.id as string }, {}, { as: lead })
  ).reply
  expect(nextDueAt).toBe(new Date(due).toISOString())
})
