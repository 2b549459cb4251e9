import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  type ClockedHouse,
  openClockedHouse,
  supervisor,
  type Ticket,
} from '#features/clocks/server/testing/clocked-house.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { completionOfTicket, completionQuality, lateExpected } from '../contract.ts'
import { completionTimes } from './module.ts'
import { usualCompletion } from './public/usual-completion.ts'

const hour = 3_600_000
const monday = '2026-09-21T09:00:00+08:00'
let clocked: ClockedHouse
let ticket: Ticket
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'), [completionTimes])
  await clocked.goTo(monday)
  ticket = await clocked.openTicket()
})
afterAll(() => clocked?.close())

const as = { as: supervisor }
const estimateOf = async ({ id }: Ticket, actor = supervisor) =>
  (await clocked.house.call(completionOfTicket, { ticketId: id }, {}, { as: actor })).reply.estimate
const usualOf = async ({ id }: Ticket) => {
  const { read, now } = clocked.house.house
  return usualCompletion(read, id, await now())
}
const toldOf = async ({ id }: Ticket) =>
  (
    await clocked.house.open.pool.query(`select facts from events where subject_id = $1 and type = $2`, [
      id,
      lateExpected.type,
    ])
  ).rows

/** Twenty working days on each of which fifteen complaints began and were solved, the n-th after n hours; enquiries after a fifth of that. */
async function live(): Promise<void> {
  await clocked.house.open.pool.query(
    `insert into clocked_cycles (ticket_id, cycle, org_unit_id, kind, urgency, tier, began_at, resolved_at)
     select gen_random_uuid(), 1, t.org_unit_id, kind, 'ordinary', 1, began,
       began + hours * case kind when 'enquiry' then interval '12 minutes' else interval '1 hour' end
     from (select org_unit_id from tickets limit 1) t,
       generate_series($1::timestamptz - interval '50 days', $1::timestamptz - interval '3 days', interval '1 day') began,
       generate_series(1, 8) hours, (values ('complaint'), ('enquiry')) kinds(kind)
     where extract(isodow from began) < 6`,
    [monday],
  )
}

test('until enough was solved nothing is foretold, and it is said how much is missing', async () => {
  await clocked.house.tick()
  expect(await estimateOf(ticket)).toBeNull()
  expect(await usualOf(ticket)).toBeNull()
  const { reply } = await clocked.house.call(completionQuality, {}, {}, as)
  expect(reply).toMatchObject({ learnt: null, leastCases: 200, solvedCases: 0 })
})

test('what was learnt was tried on what came later, and says what makes it longer', async () => {
  await live()
  await clocked.house.tick()
  const { learnt } = (await clocked.house.call(completionQuality, {}, {}, as)).reply
  expect(learnt?.cases).toBeGreaterThan(300)
  expect(learnt?.held.value).toBeGreaterThan(0.65)
  expect(learnt?.loss).toBeLessThan((learnt?.plainLoss as number) * 0.9)
  expect(
    learnt?.effects.find(({ kind, which }) => kind === 'kind' && which === 'complaint')?.times,
  ).toBeGreaterThan(1.2)
})

test('a complaint is foretold later than an enquiry, within working time, and its customer between when it is solved as a rule', async () => {
  const [complaint, enquiry] = [await clocked.openTicket(), await clocked.openTicket({ kind: 'enquiry' })]
  const [one, other] = [await estimateOf(complaint), await estimateOf(enquiry)]
  if (one === null || other === null) expect.fail('nothing is foretold')
  expect(one.expectedAt > other.expectedAt).toBe(true)
  expect(one.earliestAt < one.expectedAt && one.expectedAt < one.latestAt).toBe(true)
  const took = Date.parse(one.expectedAt) - Date.parse(monday)
  expect(took).toBeGreaterThan(2.5 * hour)
  expect(took).toBeLessThan(7 * hour)
  expect(one.lateChance).toBeLessThan(0.3)
  const usual = (await usualOf(complaint)) ?? expect.fail('its customer is told nothing')
  const [from, by] = [usual.from, usual.by].map(Number) as [number, number]
  const quarter = 15 * 60_000
  expect(Date.parse(one.earliestAt) - from).toBeGreaterThanOrEqual(0)
  expect(Date.parse(one.earliestAt) - from).toBeLessThan(quarter)
  expect(by - Date.parse(one.latestAt)).toBeGreaterThanOrEqual(0)
  expect(by - Date.parse(one.latestAt)).toBeLessThan(quarter)
  expect(by).toBeLessThanOrEqual(Date.parse(one.dueAt as string))
})

test('while it waits for its customer nothing is foretold, and once solved nothing is left to foretell', async () => {
  const waiting = await clocked.openTicket()
  await waiting.accept()
  await waiting.hold()
  expect(await estimateOf(waiting)).toBeNull()
  await waiting.release()
  expect(await estimateOf(waiting)).not.toBeNull()
  await waiting.resolve()
  expect(await estimateOf(waiting)).toBeNull()
})

test('people are told once, before the time is over, when a ticket gets likelier to be late than not', async () => {
  const slow = await clocked.openTicket()
  await clocked.house.tick()
  expect(await toldOf(slow)).toEqual([])
  const { dueAt } = (await estimateOf(slow)) ?? expect.fail()
  const before = Date.parse(dueAt as string) - Date.parse(monday)
  for (let passed = 0; passed < before - 2 * hour; passed += hour) {
    clocked.house.travel(hour)
    await clocked.house.tick()
  }
  const told = await toldOf(slow)
  expect(told).toHaveLength(1)
  expect(told[0].facts.chance).toBeGreaterThanOrEqual(0.49)
  expect(told[0].facts.dueAt).toBe(dueAt)
  expect((await estimateOf(slow))?.lateChance).toBeGreaterThan(0.5)
  expect(await usualOf(slow)).toBeNull()
})

test('whoever does not see the ticket is foretold nothing', async () => {
  const stranger = personWith(['tickets.read'], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })
  const { status } = await clocked.house.call(
    completionOfTicket,
    { ticketId: ticket.id },
    {},
    { as: stranger },
  )
  expect(status).toBe(404)
})
