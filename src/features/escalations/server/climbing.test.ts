import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { extendClock, ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { acknowledgeEscalation } from '../contract/climbing.ts'
import { type EscalatingHouse, openEscalatingHouse } from './testing/escalating-house.ts'

let here: EscalatingHouse
beforeAll(async () => {
  here = await openEscalatingHouse(inject('databaseServer'))
})
afterAll(() => here?.house.close())
// A Monday in working hours: an ordinary first contact is due at 14:00, an urgent one at 10:30.
beforeEach(() => here.goTo('2026-12-07T10:00:00+08:00'))

const everybody = async (ticketId: string) => {
  const { agent, lead, head, supervisor } = here.people
  const lists = await Promise.all([agent, lead, head, supervisor].map((one) => here.told(one, ticketId)))
  return lists.map((list) =>
    list.filter((said) => said.endsWith(' contact')).map((said) => said.split(' ')[0]),
  )
}
const acknowledge = (escalationId: string, personId: string) =>
  here.house.call(acknowledgeEscalation, { escalationId }, {}, here.as(personId))

async function contactOf(ticketId: string, personId?: string) {
  const found = await here.escalationsOf(ticketId, personId)
  return found.find(({ obligation }) => obligation === 'contact')
}

test('an ordinary clock tells its holder at half and at four fifths, and the nearest lead as well once it is overdue', async () => {
  const ticket = await here.openTicket()
  await here.after(121)
  expect(await everybody(ticket.id)).toEqual([['due_soon'], [], [], []])
  await here.after(80)
  await here.after(60)
  expect(await everybody(ticket.id)).toEqual([['due_soon', 'due_soon', 'breached'], ['breached'], [], []])
})

test('an urgent overdue clock alarms everybody above the ticket at once', async () => {
  const ticket = await here.openTicket({ urgency: 'urgent' })
  await here.after(16)
  await here.after(10)
  await here.after(5)
  const [agent, lead, head, supervisor] = await everybody(ticket.id)
  expect([agent, lead]).toEqual([
    ['due_soon', 'due_soon', 'breached'],
    ['due_soon', 'breached'],
  ])
  expect([head, supervisor]).toEqual([['breached'], ['breached']])
})

test('a server that was down over the due instant tells everybody once, with the due instant, and loses nobody', async () => {
  const ticket = await here.openTicket()
  await here.after(5 * 60)
  await here.house.tick()
  await here.house.settle()
  expect(await everybody(ticket.id)).toEqual([['breached'], ['breached'], [], []])
  const { reply } = await here.house.call(myNotifications, {}, { limit: 50 }, here.as(here.people.lead))
  const [notice] = reply.items.filter((one) => one.ticket?.id === ticket.id)
  expect(Math.round(Date.parse(notice?.facts.dueAt as string) / 60_000)).toBe(
    Date.parse('2026-12-07T14:00:00+08:00') / 60_000,
  )
  const mails = await here.house.open.pool.query('select body from mails where subject like $1', [
    `%${ticket.number}%`,
  ])
  expect(mails.rows).toHaveLength(1)
  expect(mails.rows[0].body).toMatch(/12月7日\s?14:00/)
})

test('whoever was told and does not answer is followed by the one above; an answer ends that', async () => {
  const [silent, answered] = [await here.openTicket(), await here.openTicket()]
  await here.after(241)
  const asked = (await contactOf(answered.id, here.people.lead)) as { id: string; can: object }
  expect(asked.can).toEqual({ acknowledge: true })
  expect((await acknowledge(asked.id, here.people.supervisor)).status).toBe(404)
  expect((await acknowledge(asked.id, here.people.lead)).status).toBe(200)
  expect((await acknowledge(asked.id, here.people.lead)).problem.code).toBe('escalations.nothingToAnswer')
  await here.after(121)
  expect((await everybody(silent.id))[2]).toEqual(['escalated'])
  expect((await everybody(answered.id))[2]).toEqual([])
  const shown = await contactOf(answered.id)
  expect(shown?.steps.every(({ acknowledged }) => acknowledged?.by?.name === '韩梅')).toBe(true)
})

test('a notice asks to be seen to until somebody does', async () => {
  const ticket = await here.openTicket()
  await here.after(241)
  const asks = async (personId: string) => {
    const { reply } = await here.house.call(myNotifications, {}, { limit: 50 }, here.as(personId))
    return reply.items.find((one) => one.ticket?.id === ticket.id)?.asks
  }
  const asked = await asks(here.people.lead)
  expect(asked).not.toBeNull()
  await acknowledge(asked?.escalationId as string, here.people.agent)
  expect(await asks(here.people.lead)).toBeNull()
})

test('an urgent alarm is repeated until somebody answers, and not for ever', async () => {
  const [silent, answered] = [
    await here.openTicket({ urgency: 'urgent' }),
    await here.openTicket({ urgency: 'urgent' }),
  ]
  await here.after(31)
  await acknowledge((await contactOf(answered.id))?.id as string, here.people.agent)
  for (let times = 0; times < 6; times++) await here.after(16)
  const repeated = ['breached', 'escalated', 'escalated', 'escalated']
  expect((await everybody(silent.id))[3]).toEqual(repeated)
  expect((await everybody(answered.id))[3]).toEqual(['breached'])
})

test('two workers at the same moment tell a step once', async () => {
  const ticket = await here.openTicket()
  await here.after(241)
  here.house.travel(121 * 60_000)
  await Promise.all([here.house.tick(), here.house.tick()])
  await here.house.settle()
  expect((await everybody(ticket.id))[2]).toEqual(['escalated'])
})

test('a clock that is met, or stands still, withdraws what was not sent yet', async () => {
  const [met, held] = [await here.openTicket(), await here.openTicket()]
  await here.after(200)
  await held.hold()
  await here.after(41)
  await met.contact()
  await here.after(180)
  const [agent, lead, head] = await everybody(met.id)
  expect([agent, lead, head]).toEqual([['due_soon', 'breached'], ['breached'], []])
  expect(await everybody(held.id)).toEqual([['due_soon'], [], [], []])
  expect((await contactOf(held.id))?.runs).toBe(false)
  await held.release()
  await here.after(41)
  expect(await everybody(held.id)).toEqual([['due_soon', 'breached'], ['breached'], [], []])
})

test('a clock that gets more time is told of anew when that has gone, not before', async () => {
  const ticket = await here.openTicket()
  await here.after(200)
  const extender = { as: personWith(['tickets.read', 'clocks.extend'], { id: here.people.lead }) }
  const { reply } = await here.house.call(ticketClocks, { ticketId: ticket.id }, {}, extender)
  const clockId = reply.clocks.find(({ obligation }) => obligation === 'contact')?.id as string
  const more = { dueAt: '2026-12-07T17:30:00+08:00', reason: '等厂家的检测报告' }
  expect((await here.house.call(extendClock, { clockId }, more, extender)).status).toBe(200)
  await here.house.settle()
  await here.after(20)
  expect(await everybody(ticket.id)).toEqual([['due_soon'], [], [], []])
  await here.after(40)
  expect(await everybody(ticket.id)).toEqual([['due_soon', 'due_soon'], [], [], []])
  await here.after(120)
  expect(await everybody(ticket.id)).toEqual([['due_soon', 'due_soon', 'due_soon'], [], [], []])
})
