import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { importCalendarHolidays, listCalendars } from '../contract/calendars.ts'
import { type ClockPolicy, editPolicy, listPolicies } from '../contract/policies.ts'
import { ticketClocks } from '../contract/ticket-clocks.ts'
import { inheritClocks } from './public/inherit-clocks.ts'
import { replayClocks } from './public/replay-clocks.ts'
import { type ClockedHouse, openClockedHouse, supervisor } from './testing/clocked-house.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'))
})
afterAll(() => clocked?.close())
beforeEach(() => clocked.goTo('2026-10-12T10:00:00+08:00'))

const minute = 60_000
const hour = 60 * minute
const as = { as: supervisor }
const at = (moment: string) => Date.parse(moment) / minute
const inMinutes = (moment: string | null | undefined) => Math.round(Date.parse(moment ?? '') / minute)

async function clockFor(ticketId: string, obligation: string, cycle = 1) {
  const clocks = await clocked.clocksOf(ticketId)
  return clocks.find((clock) => clock.obligation === obligation && clock.cycle === cycle)
}
async function toldOf(ticketId: string, obligation: string) {
  const told = await clocked.told(ticketId)
  return told.filter(({ facts }) => facts.obligation === obligation)
}
async function passes(ms: number) {
  clocked.house.travel(ms)
  await clocked.house.tick()
}
async function logOf(ticketId: string, obligation: string) {
  const { rows } = await clocked.house.open.pool.query(
    `select what, cause, clock_log.at, recorded_at, clock_log.policy_version from clock_log
     join clocks on clocks.id = clock_id where ticket_id = $1 and obligation = $2 order by clock_log.id`,
    [ticketId, obligation],
  )
  return rows
}
const ordinary = { obligation: 'contact', kind: null, urgency: 'ordinary' } as const

/** Edits the shipped limit for the first contact with ordinary matters, and puts it back. */
async function whileContactLimit(change: Partial<ClockPolicy>, then: () => Promise<void>) {
  const { reply } = await clocked.house.call(listPolicies, {}, {}, as)
  const found = reply.policies.find(
    ({ obligation, kind, urgency }) =>
      JSON.stringify({ obligation, kind, urgency }) === JSON.stringify(ordinary),
  ) as ClockPolicy
  const { id: policyId, version: _, ...content } = found
  await clocked.house.call(editPolicy, { policyId }, { ...content, ...change }, as)
  await then()
  await clocked.house.call(editPolicy, { policyId }, content, as)
}

test('a limit edited while the ticket waits changes nothing that was promised', async () => {
  const ticket = await clocked.openTicket()
  clocked.house.travel(hour)
  await ticket.hold()
  await whileContactLimit({ target: { amount: 1, unit: 'hour', fromNextDay: false } }, async () => {
    await passes(hour)
    await ticket.release()
    expect(inMinutes((await clockFor(ticket.id, 'contact'))?.dueAt)).toBe(at('2026-10-12T15:00:00+08:00'))
    const later = await clocked.openTicket()
    expect((await clockFor(later.id, 'contact'))?.targetMs).toBe(hour)
  })
})

test('a waiting ticket that becomes urgent runs at once, from its beginning, and waits again when it is ordinary', async () => {
  const ticket = await clocked.openTicket()
  clocked.house.travel(10 * minute)
  await ticket.hold()
  clocked.house.travel(10 * minute)
  await ticket.becomes('urgent')
  const urgent = await clockFor(ticket.id, 'contact')
  expect(urgent?.state).toBe('running')
  expect(inMinutes(urgent?.dueAt)).toBe(at('2026-10-12T10:30:00+08:00'))
  await ticket.becomes('ordinary')
  const waiting = await clockFor(ticket.id, 'contact')
  expect(waiting?.state).toBe('paused')
  expect(Math.round((waiting?.remainingMs ?? 0) / minute)).toBe(230)
})

test('whoever answers and puts on hold in one action has answered, and the rest waits from that moment', async () => {
  const ticket = await clocked.openTicket()
  clocked.house.travel(30 * minute)
  await ticket.answeredAndHeld()
  expect(await clockFor(ticket.id, 'contact')).toMatchObject({ state: 'met' })
  const solving = await clockFor(ticket.id, 'resolve')
  expect(solving?.state).toBe('paused')
  expect(Math.round((solving?.elapsedMs ?? 0) / minute)).toBe(30)
  expect((await toldOf(ticket.id, 'contact')).map(({ type }) => type)).toEqual([
    'clocks.started',
    'clocks.met',
  ])
})

test('a solution taken back by ourselves gives no new time, however often and however late', async () => {
  const ticket = await clocked.openTicket()
  await ticket.contact()
  clocked.house.travel(46 * hour)
  await ticket.resolve()
  // The hour in which it looked solved was an hour without a solution, too.
  clocked.house.travel(hour)
  await ticket.reopen('found_unsolved')
  const again = await clockFor(ticket.id, 'resolve', 2)
  expect(Math.round((again?.targetMs ?? 0) / minute)).toBe(60)
  clocked.house.travel(20 * minute)
  await ticket.resolve()
  clocked.house.travel(10 * minute)
  await ticket.reopen('found_unsolved')
  expect(Math.round(((await clockFor(ticket.id, 'resolve', 3))?.targetMs ?? 0) / minute)).toBe(30)
  await passes(31 * minute)
  expect(await clockFor(ticket.id, 'resolve', 3)).toMatchObject({ state: 'missed' })
  expect(await clockFor(ticket.id, 'resolve', 1)).toMatchObject({ state: 'met' })
})

test('a customer who reopens is owed a whole new time, and first and total solution are both kept', async () => {
  const ticket = await clocked.openTicket()
  clocked.house.travel(10 * hour)
  await ticket.resolve()
  clocked.house.travel(5 * hour)
  await ticket.reopen()
  const { reply: open } = await clocked.house.call(ticketClocks, { ticketId: ticket.id }, {}, as)
  expect(open.resolution.totalMs).toBeNull()
  expect((await clockFor(ticket.id, 'resolve', 2))?.targetMs).toBe(48 * hour)
  clocked.house.travel(20 * hour)
  await ticket.resolve()
  const { reply } = await clocked.house.call(ticketClocks, { ticketId: ticket.id }, {}, as)
  const hours = (ms: number | null) => Math.round((ms ?? 0) / hour)
  expect([hours(reply.resolution.firstMs), hours(reply.resolution.totalMs)]).toEqual([10, 35])
})

test('a limit taken out of use runs on where it was promised and holds for no ticket to come', async () => {
  const before = await clocked.openTicket()
  await whileContactLimit({ active: false }, async () => {
    const after = await clocked.openTicket()
    expect(await clockFor(after.id, 'contact')).toBeUndefined()
    await passes(9 * hour)
    expect(await clockFor(before.id, 'contact')).toMatchObject({ state: 'missed' })
  })
})

test('a ticket merged into another stops its clocks without a breach', async () => {
  const ticket = await clocked.openTicket()
  await ticket.mergedAway()
  await passes(72 * hour)
  const clocks = await clocked.clocksOf(ticket.id)
  expect(clocks.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
})

test('a ticket split off runs since its origin, with what was reached and waited for', async () => {
  const origin = await clocked.openTicket()
  await origin.contact()
  clocked.house.travel(10 * hour)
  await origin.hold()
  clocked.house.travel(5 * hour)
  await origin.release()
  const part = await clocked.openTicket()
  await clocked.house.arrange((context) =>
    inheritClocks(context, {
      from: { ticketId: origin.id, cycle: 1 },
      to: { ticketId: part.id, cycle: 1 },
      cause: { type: 'tickets.opened', id: null },
    }),
  )
  const [whole, half] = [await clockFor(origin.id, 'resolve'), await clockFor(part.id, 'resolve')]
  expect(inMinutes(half?.dueAt)).toBe(inMinutes(whole?.dueAt))
  expect(await clockFor(part.id, 'contact')).toMatchObject({ state: 'met' })
})

test('holidays announced later move what still runs; what ended stays as it was judged', async () => {
  await clocked.goTo('2027-02-04T16:00:00+08:00')
  const [running, answered, waiting] = [
    await clocked.openTicket(),
    await clocked.openTicket(),
    await clocked.openTicket(),
  ]
  await answered.contact()
  await waiting.hold()
  const before = await clockFor(answered.id, 'contact')
  const { reply } = await clocked.house.call(listCalendars, {}, {}, as)
  const calendarId = reply.calendars.find(({ nameEn }) => nameEn === 'Working hours')?.id as string
  const json = JSON.stringify({
    year: 2027,
    days: [{ name: '春节', date: '2027-02-05', isOffDay: true }],
  })
  await clocked.house.call(importCalendarHolidays, { calendarId }, { json }, as)
  await clocked.house.settle()
  // Thursday 16:00 and four hours: two on Thursday, two on Friday, which is off now, so on Monday.
  expect(inMinutes((await clockFor(running.id, 'contact'))?.dueAt)).toBe(at('2027-02-08T11:00:00+08:00'))
  expect(await clockFor(answered.id, 'contact')).toMatchObject({ dueAt: before?.dueAt, state: 'met' })
  await clocked.goTo('2027-02-08T09:00:00+08:00')
  await waiting.release()
  expect(inMinutes((await clockFor(waiting.id, 'contact'))?.dueAt)).toBe(at('2027-02-08T13:00:00+08:00'))
  const log = await logOf(running.id, 'contact')
  expect(log.map(({ what, cause }) => [what, cause])).toEqual([
    ['started', 'tickets.opened'],
    ['retargeted', 'clocks.calendar_saved'],
  ])
})

test('a server that was down over the due time dates the breach when it was due, and says it once', async () => {
  const { id } = await clocked.openTicket({ urgency: 'urgent' })
  const due = (await clockFor(id, 'contact'))?.dueAt
  await passes(3 * hour)
  await clocked.house.tick()
  const breaches = (await logOf(id, 'contact')).filter(({ what }) => what === 'breached')
  expect(breaches.map((entry) => entry.at.toISOString())).toEqual([due])
  expect(breaches[0].recorded_at.getTime() - breaches[0].at.getTime()).toBeGreaterThan(2 * hour)
  expect((await toldOf(id, 'contact')).map(({ type }) => type)).toEqual(['clocks.started', 'clocks.breached'])
})

test('a server whose own clock is a day ahead or behind breaches nothing early and nothing late', async () => {
  const day = 24 * hour
  for (const skew of [day, -day]) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew })
    try {
      const { id } = await clocked.openTicket({ urgency: 'urgent' })
      await passes(29 * minute)
      expect(await clockFor(id, 'contact')).toMatchObject({ state: 'running' })
      await passes(2 * minute)
      expect(await clockFor(id, 'contact')).toMatchObject({ state: 'missed' })
    } finally {
      vi.useRealTimers()
    }
  }
})

test('every clock above is reckoned again from its log alone and stands as it is kept', async () => {
  const { clocks, differences } = await replayClocks(clocked.house.house.read)
  expect(differences).toEqual([])
  expect(clocks).toBeGreaterThan(25)
})
