import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { countPoints, points } from '#features/metrics/server/testing/counted-points.ts'
import { inventTicket, rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { linkAlertTicket, openAlertTicket, unlinkAlertTicket } from '../contract/deeds.ts'
import { alertsOfTicket, ticketsOfAlert } from '../contract/reading.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'
import { dayBefore } from './testing/told-from-facts.ts'

const alerting = await openAlertingHouse(inject('databaseServer'), [customers, intake, tickets, metrics])
const { house, people, count, liveRule, minute } = alerting
afterAll(() => house.close())
const handles = ['alerts.read', 'alerts.handle', 'tickets.read'] as const
const handler = personWith([...handles], { id: people.analyst })
const as = { as: handler }
const ofTeam = personWith([...handles], { id: people.manager, scope: 'subtree', unitId: teamUnit, depth: 2 })
const away = await alerting.unitBelow(rootUnit, '华西')
const elsewhere = personWith([...handles], { id: people.manager, scope: 'subtree', unitId: away, depth: 2 })
const ticketsOf = async (alertId: string, by = handler) =>
  (await house.call(ticketsOfAlert, { alertId }, {}, { as: by })).reply
const alertsOf = async (ticketId: string, by = handler) =>
  (await house.call(alertsOfTicket, { ticketId }, {}, { as: by })).reply

await alerting.unitBelow(rootUnit, '售后组')
for (let ago = 70; ago > 0; ago--) {
  await count(ago, 40)
  await count(ago, 4000, { org_unit_id: rootUnit })
}
await count(0, 150)
await liveRule({ name: '各组投诉', watched: 'complaints', split: 'unit' })
await minute()
const [alert] = await alerting.alerts()
const alertId = alert?.id as string

test('behind an alert stand the tickets of the voices that were counted, for whoever sees them', async () => {
  expect(alert?.segments).toMatchObject([{ key: teamUnit }])
  const ticket = await inventTicket(house, {})
  const voice = {
    measure: 'voices',
    day: dayBefore(0),
    subjectId: ticket.feedbackId,
    kind: 'complaint',
  } as const
  await countPoints(house, points(1, { ...voice, orgUnitId: teamUnit, channel: 'web' }))
  expect((await ticketsOf(alertId)).items).toMatchObject([
    { number: ticket.number, assigneeId: null, open: true },
  ])
  expect((await ticketsOf(alertId, ofTeam)).items).toHaveLength(1)
  const withoutTickets = personWith(['alerts.read', 'alerts.handle'], { id: people.analyst })
  expect((await ticketsOf(alertId, withoutTickets)).items).toEqual([])
})

test('a ticket opened from it lies in its unit, is no voice of a customer, and shows whence it came', async () => {
  const words = { title: `${alert?.number} 物流组：投诉量`, text: '投诉比预期高 275%，请查明原因。' }
  const voices = async () =>
    (await house.open.pool.query(`select from metric_points where measure = 'voices'`)).rowCount
  const before = await voices()
  const { reply, status } = await house.call(openAlertTicket, { alertId }, words, as)
  expect(status).toBe(200)
  await house.settle()
  const { rows } = await house.open.pool.query(
    `select tickets.title, tickets.kind, tickets.org_unit_id, feedbacks.text, feedbacks.channel, feedbacks.customer_id
     from tickets join feedbacks on feedbacks.id = tickets.feedback_id where tickets.id = $1`,
    [reply.ticketId],
  )
  expect(rows).toEqual([
    {
      title: words.title,
      kind: 'other',
      org_unit_id: teamUnit,
      text: words.text,
      channel: 'alert',
      customer_id: null,
    },
  ])
  expect(await voices()).toBe(before)
  expect((await ticketsOf(alertId)).linked).toMatchObject([
    { number: reply.number, opened: true, open: true },
  ])
  expect((await alertsOf(reply.ticketId)).alerts).toMatchObject([
    { id: alertId, opened: true, colour: 'red' },
  ])
  expect((await readEvents(house, 'tickets.opened')).at(-1)?.facts).toMatchObject({ how: 'alert' })
})

test('a ticket is linked by its number and unlinked again, each in the log', async () => {
  const ticket = await inventTicket(house, {})
  const link = (number: string, by = handler) =>
    house.call(linkAlertTicket, { alertId }, { number }, { as: by })
  expect((await link('T000000-1')).problem.code).toBe('alerts.noSuchTicket')
  // Numbers are pasted as people have them.
  await house.open.pool.query('update tickets set number = upper(number) where id = $1', [ticket.id])
  expect((await link(` ${ticket.number.toLowerCase()} `)).reply).toEqual({ ticketId: ticket.id })
  expect((await link(ticket.number)).problem.code).toBe('alerts.linkedAlready')
  expect((await alertsOf(ticket.id)).alerts).toMatchObject([{ id: alertId, opened: false }])
  const params = { alertId, ticketId: ticket.id }
  expect((await house.call(unlinkAlertTicket, params, {}, as)).status).toBe(200)
  expect((await house.call(unlinkAlertTicket, params, {}, as)).problem.code).toBe('alerts.notLinked')
  expect((await alertsOf(ticket.id)).alerts).toEqual([])
  expect((await link(ticket.number)).status).toBe(200)
  const ties = [
    ...(await readEvents(house, 'alerts.ticket_linked')),
    ...(await readEvents(house, 'alerts.ticket_unlinked')),
  ]
  expect(ties.filter(({ facts }) => facts.ticketId === ticket.id)).toHaveLength(3)
})

test('whoever does not see the alert opens and links nothing and learns of neither; who only reads it links nothing', async () => {
  const ticket = await inventTicket(house, {})
  const words = { title: '标题', text: '内容' }
  expect((await house.call(openAlertTicket, { alertId }, words, { as: elsewhere })).status).toBe(404)
  const number = { number: ticket.number.toUpperCase() }
  expect((await house.call(linkAlertTicket, { alertId }, number, { as: elsewhere })).status).toBe(404)
  const reader = personWith(['alerts.read', 'tickets.read'], { id: people.analyst })
  expect((await house.call(linkAlertTicket, { alertId }, number, { as: reader })).status).toBe(403)
  expect((await ticketsOf(alertId, reader)).can).toEqual({ link: false })
  const [tied] = (await ticketsOf(alertId)).linked
  const blind = personWith(['tickets.read'], { id: people.manager })
  expect((await house.call(alertsOfTicket, { ticketId: tied?.id as string }, {}, { as: blind })).status).toBe(
    403,
  )
  expect(
    (await house.call(alertsOfTicket, { ticketId: tied?.id as string }, {}, { as: elsewhere })).status,
  ).toBe(404)
})
