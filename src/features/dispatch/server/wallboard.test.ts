import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { countPoints, point } from '#features/metrics/server/testing/counted-points.ts'
import { countingAnew } from '#features/metrics/server/testing/counting-anew.ts'
import { acceptTicket } from '#features/tickets/contract/handling.ts'
import { ticketAccepted } from '#features/tickets/contract.ts'
import { inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { queuedTickets, seatTickets, wallboard } from '../contract/wallboard.ts'
import { assignToPerson } from '../contract.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, logistics, billing, administrator, sql, member, held } = floor
afterAll(() => house.close())
beforeEach(async () => {
  await sql(`update people set status = 'disabled' where capacity > 0`)
  await sql('delete from dispatch_queue')
  await sql("update tickets set ended_at = now(), state = 'closed' where ended_at is null")
})

const wall = async (as: Actor, unit?: string) =>
  (await house.call(wallboard, {}, unit === undefined ? {} : { unit }, { as })).reply
const to = (unitId: string) => sql('update dispatch_rules set to_unit_id = $1', [unitId])

test('the wall shows what waits and since when, who is there with how much, and what is late', async () => {
  await to(billing)
  const busy = await member(billing, { name: '在座', capacity: 1 })
  const mine = await inventTicket(house)
  const waiting = await inventTicket(house)
  const urgent = await inventTicket(house, { judged: { urgency: 'urgent' } })
  await sql(`update tickets set next_due_at = now() - interval '1 hour', breached = true where id = $1`, [
    mine,
  ])
  await sql(`update tickets set next_due_at = now() + interval '1 minute' where id = $1`, [waiting])
  await sql(`update tickets set next_due_at = 'infinity' where id = $1`, [urgent])
  const shown = await wall(administrator)
  expect(shown.queues.find(({ unitId }) => unitId === billing)).toMatchObject({
    waiting: 2,
    urgent: 1,
    longestSince: expect.any(String),
    atRisk: 1,
    breached: 1,
  })
  expect(shown.seats).toMatchObject([
    {
      id: busy.id,
      availability: 'online',
      onDuty: true,
      load: 1,
      capacity: 1,
      tickets: 1,
      unaccepted: 1,
      atRisk: 0,
      breached: 1,
    },
  ])
  const queue = await house.call(queuedTickets, { unitId: billing }, {}, { as: administrator })
  expect(queue.reply.tickets.map(({ ticketId, urgent: isUrgent, why }) => [ticketId, isUrgent, why])).toEqual(
    [
      [urgent, true, 'everybody_full'],
      [waiting, false, 'everybody_full'],
    ],
  )
  const desk = await house.call(seatTickets, { personId: busy.id }, {}, { as: administrator })
  expect(desk.reply.tickets).toMatchObject([{ ticketId: mine, breached: true }])
})

test('what somebody was given and has not accepted stands on their seat until they do', async () => {
  await to(billing)
  const taker = await member(billing, { name: '接单', capacity: 9 })
  const first = await inventTicket(house)
  await inventTicket(house)
  const seat = async () =>
    (await wall(administrator)).seats.map(({ tickets, unaccepted }) => [tickets, unaccepted])
  expect(await seat()).toEqual([[2, 2]])
  await house.call(acceptTicket, { ticketId: first }, { version: 2 }, { as: taker })
  expect(await seat()).toEqual([[2, 1]])
  expect(wallboard.refreshOn).toContain(ticketAccepted)
})

test('a ticket of the wall is given to somebody with the version that stands on it; an old one is refused', async () => {
  await to(billing)
  await member(billing, { name: '满员', capacity: 1 })
  await inventTicket(house)
  const ticketId = await inventTicket(house)
  const taker = await member(logistics, { name: '接替', availability: 'away' })
  const { reply } = await house.call(queuedTickets, { unitId: billing }, {}, { as: administrator })
  const version = reply.tickets.find((card) => card.ticketId === ticketId)?.version as number
  const give = () =>
    house.call(assignToPerson, { ticketId }, { personId: taker.id, version }, { as: administrator })
  expect((await give()).status).toBe(200)
  expect((await held(ticketId)).current?.person.name).toBe('接替')
  expect((await give()).problem.code).toBe('tickets.changedMeanwhile')
  expect((await wall(administrator, logistics)).seats).toMatchObject([{ name: '接替', tickets: 1 }])
})

test('a lead sees the floor of their own unit alone, and nobody a ticket that is closed to them', async () => {
  await to(billing)
  const lead = await member(billing, { name: '组长', role: 'team_lead', capacity: 0 })
  await member(billing, { name: '本组', availability: 'away' })
  await member(logistics, { name: '别组', availability: 'away' })
  const [secret] = [await inventTicket(house), await inventTicket(house)]
  await to(logistics)
  await inventTicket(house)
  await sql(
    'insert into ticket_recusals (id, ticket_id, person_id, at) values (gen_random_uuid(), $1, $2, now())',
    [secret, lead.id],
  )
  const shown = await wall(lead)
  expect(shown.seats.map(({ name }) => name)).toEqual(['本组'])
  expect(shown.queues).toMatchObject([{ unitId: billing, waiting: 1 }])
  const other = await house.call(queuedTickets, { unitId: logistics }, {}, { as: lead })
  expect(other.reply.tickets).toEqual([])
  const own = await house.call(queuedTickets, { unitId: billing }, {}, { as: lead })
  expect(own.reply.tickets.map(({ ticketId }) => ticketId)).not.toContain(secret)
})

test('how fast customers were answered today is told with its range', async () => {
  await to(root)
  const ids = []
  for (let i = 0; i < 7; i++) ids.push(await inventTicket(house))
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const contact = (subjectId: string, place: number) =>
    point({ measure: 'first_contact', subjectId, part: '1', day: today, amount: (place + 1) * 60_000 })
  await countPoints(house, ids.map(contact))
  const { response } = await wall(administrator)
  expect(response).toMatchObject({ value: 4 * 60_000, n: 7, low: 60_000, high: 7 * 60_000 })
  await countingAnew(house, { done: 30, of: 120 })
  expect((await wall(administrator)).counting).toEqual({ done: 30, of: 120 })
  await countingAnew(house, null)
  expect((await wall(administrator)).counting).toBeNull()
})
