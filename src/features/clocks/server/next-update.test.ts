import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { createPolicy, listPolicies } from '../contract/policies.ts'
import { replayClocks } from './public/replay-clocks.ts'
import { type ClockedHouse, openClockedHouse, supervisor } from './testing/clocked-house.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'))
  const as = { as: supervisor }
  const { policies } = (await clocked.house.call(listPolicies, {}, {}, as)).reply
  const aroundTheClock = policies.find(({ urgency }) => urgency === 'urgent')?.calendarId ?? ''
  const everyDay = { amount: 24, unit: 'hour' as const, fromNextDay: false }
  const limit = { kind: null, urgency: null, calendarId: aroundTheClock, pausable: false }
  await clocked.house.call(createPolicy, {}, { ...limit, obligation: 'next_update', target: everyDay }, as)
})
afterAll(() => clocked?.close())
beforeEach(() => clocked.goTo('2026-10-12T10:00:00+08:00'))

const hour = 3_600_000
const toTheMinute = (moment: string | null | undefined) => moment?.slice(0, 16)
const at = (moment: string) => toTheMinute(new Date(moment).toISOString())

async function passes(ms: number) {
  clocked.house.travel(ms)
  await clocked.house.tick()
}
const nextUpdate = async (ticketId: string) =>
  (await clocked.clocksOf(ticketId)).find(({ obligation }) => obligation === 'next_update')
async function toldOf(ticketId: string) {
  const told = await clocked.told(ticketId)
  return told
    .filter(({ facts }) => facts.obligation === 'next_update')
    .map(({ type, facts }) => [type, ...[facts.why, facts.met].filter(Boolean)].join(' '))
}

test('each word to the customer begins the time for the next one anew, silence on their side does not', async () => {
  const ticket = await clocked.openTicket()
  expect(toTheMinute((await nextUpdate(ticket.id))?.dueAt)).toBe(at('2026-10-13T10:00:00+08:00'))
  await passes(5 * hour)
  await ticket.tellCustomer()
  expect(toTheMinute((await nextUpdate(ticket.id))?.dueAt)).toBe(at('2026-10-13T15:00:00+08:00'))
  await passes(20 * hour)
  await ticket.contact()
  expect(toTheMinute((await nextUpdate(ticket.id))?.dueAt)).toBe(at('2026-10-14T11:00:00+08:00'))
  expect(await toldOf(ticket.id)).toEqual([
    'clocks.started',
    'clocks.moved answered',
    'clocks.warned',
    'clocks.moved answered',
  ])
})

test('a customer who hears nothing is a breach, every time anew, and the solution ends it', async () => {
  const ticket = await clocked.openTicket()
  await passes(25 * hour)
  expect((await nextUpdate(ticket.id))?.state).toBe('missed')
  await ticket.tellCustomer()
  expect((await nextUpdate(ticket.id))?.state).toBe('running')
  await passes(25 * hour)
  await ticket.tellCustomer()
  await passes(hour)
  await ticket.resolve()
  expect((await nextUpdate(ticket.id))?.state).toBe('met')
  expect((await toldOf(ticket.id)).filter((said) => said === 'clocks.breached')).toHaveLength(2)
})

test('a word that came too late while the server was down is told as the breach it was, at its due time', async () => {
  const ticket = await clocked.openTicket()
  clocked.house.travel(26 * hour)
  await ticket.tellCustomer()
  expect(await toldOf(ticket.id)).toEqual(['clocks.started', 'clocks.breached', 'clocks.moved answered'])
  const { rows } = await clocked.house.open.pool.query(
    `select clock_log.at from clock_log join clocks on clocks.id = clock_id
     where ticket_id = $1 and obligation = 'next_update' and what = 'breached'`,
    [ticket.id],
  )
  expect(rows.map((row) => toTheMinute(row.at.toISOString()))).toEqual([at('2026-10-13T10:00:00+08:00')])
})

test('a word after the solution begins nothing, and every such clock follows from its log', async () => {
  const ticket = await clocked.openTicket()
  await passes(hour)
  await ticket.resolve()
  await ticket.tellCustomer()
  expect((await nextUpdate(ticket.id))?.state).toBe('met')
  const { clocks, differences } = await replayClocks(clocked.house.house.read)
  expect(clocks).toBeGreaterThan(3)
  expect(differences).toEqual([])
})
