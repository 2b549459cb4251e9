import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import { extendClock, ticketClocks } from '../contract/ticket-clocks.ts'
import type { Note } from '../domain/cycle.ts'
import { type ClockDifference, replayClocks } from './public/replay-clocks.ts'
import { reckon } from './reckoning.ts'
import { type ClockedHouse, openClockedHouse, supervisor } from './testing/clocked-house.ts'
import { wakeBatch } from './wake-clocks.job.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'))
})
afterAll(() => clocked?.close())
// A Friday before a make-up Saturday: after National Day 2026, Saturday 10 October is worked.
beforeEach(() => clocked.goTo('2026-10-09T17:30:00+08:00'))

const minute = 60_000
const hour = 60 * minute
const at = (moment: string) => new Date(moment).toISOString()
const toTheSecond = (moment: string | null | undefined) => moment?.slice(0, 19)

async function clockFor(ticketId: string, obligation: string, cycle = 1) {
  const clocks = await clocked.clocksOf(ticketId)
  return clocks.find((clock) => clock.obligation === obligation && clock.cycle === cycle)
}
async function toldTypes(ticketId: string, obligation: string) {
  const told = await clocked.told(ticketId)
  return told.filter(({ facts }) => facts.obligation === obligation).map(({ type }) => type)
}
async function passes(ms: number) {
  clocked.house.travel(ms)
  await clocked.house.tick()
}

test('a complaint on Friday at 17:30 is to be answered on the make-up Saturday at 12:30', async () => {
  const { id } = await clocked.openTicket()
  expect(toTheSecond((await clockFor(id, 'contact'))?.dueAt)).toBe(
    toTheSecond(at('2026-10-10T12:30:00+08:00')),
  )
  expect(toTheSecond((await clockFor(id, 'resolve'))?.dueAt)).toBe(
    toTheSecond(at('2026-10-11T17:30:00+08:00')),
  )
})

test('an ordinary enquiry has one working day and no first contact; an urgent one is urgent first', async () => {
  const enquiry = await clocked.openTicket({ kind: 'enquiry' })
  const clocks = await clocked.clocksOf(enquiry.id)
  expect(clocks.map(({ obligation, targetMs }) => [obligation, targetMs])).toEqual([['resolve', 9 * hour]])
  const urgent = await clocked.openTicket({ kind: 'enquiry', urgency: 'urgent' })
  const limits = (await clocked.clocksOf(urgent.id)).map(({ obligation, targetMs }) => [obligation, targetMs])
  expect(limits).toEqual([
    ['contact', 30 * minute],
    ['plan', 2 * hour],
    ['resolve', 24 * hour],
  ])
})

test('a clock warns at half and at four fifths of its time, and says once that it is breached', async () => {
  const { id } = await clocked.openTicket({ urgency: 'urgent' })
  for (const step of [15, 9, 6, 1, 1]) await passes(step * minute)
  const told = (await clocked.told(id)).filter(({ facts }) => facts.obligation === 'contact')
  expect(told.map(({ type, facts }) => [type, facts.level])).toEqual([
    ['clocks.started', 0],
    ['clocks.warned', 50],
    ['clocks.warned', 80],
    ['clocks.breached', undefined],
  ])
  expect(await clockFor(id, 'contact')).toMatchObject({
    state: 'missed',
    metAt: null,
    can: { extend: false },
  })
})

test('after a clock jump of an hour one breach is told and no warning before it', async () => {
  const { id } = await clocked.openTicket({ urgency: 'urgent' })
  await passes(hour)
  expect(await toldTypes(id, 'contact')).toEqual(['clocks.started', 'clocks.breached'])
  expect(await toldTypes(id, 'plan')).toEqual(['clocks.started', 'clocks.warned'])
})

test('two workers that look at the same moment tell a breach once', async () => {
  const tickets = await Promise.all(
    Array.from({ length: 8 }, () => clocked.openTicket({ urgency: 'urgent' })),
  )
  clocked.house.travel(31 * minute)
  const { arrange } = clocked.house
  await Promise.all(Array.from({ length: 4 }, () => arrange(wakeBatch)))
  await clocked.house.tick()
  for (const { id } of tickets)
    expect(await toldTypes(id, 'contact')).toEqual(['clocks.started', 'clocks.breached'])
})

test('more clocks than one batch holds are all woken by one look', async () => {
  const { id } = await clocked.openTicket({ urgency: 'urgent' })
  await clocked.house.open.pool.query(
    `with cycles as (insert into clocked_cycles (ticket_id, cycle) select gen_random_uuid(), 1 from generate_series(1, 1200) returning ticket_id)
     insert into clocks select gen_random_uuid(), cycles.ticket_id, 1, obligation, kind, urgency, policy_id, calendar_id, target_ms,
       pausable, started_at, state, level, warn_50_at, warn_80_at, due_at, next_wake_at
     from clocks, cycles where clocks.ticket_id = $1 and obligation = 'contact'`,
    [id],
  )
  await passes(31 * minute)
  const { rows } = await clocked.house.open.pool.query(
    `select count(*) as n from clocks where state = 'running' and next_wake_at <= $1`,
    [new Date(await clocked.house.house.now())],
  )
  expect(rows[0].n).toBe(0)
})

test('waiting for the customer stops the clock, and it goes on with the time that was left', async () => {
  await clocked.goTo('2026-10-12T10:00:00+08:00')
  const ticket = await clocked.openTicket()
  clocked.house.travel(hour)
  await ticket.hold()
  const paused = await clockFor(ticket.id, 'contact')
  expect(paused).toMatchObject({ state: 'paused', dueAt: null, untilDueMs: null })
  expect(Math.round((paused?.remainingMs ?? 0) / minute)).toBe(180)
  await passes(20 * hour)
  await ticket.release()
  // Tuesday 07:00: three hours of working time are left, from 09:00 on.
  const due = Date.parse((await clockFor(ticket.id, 'contact'))?.dueAt ?? '')
  expect(Math.round(due / minute)).toBe(Date.parse('2026-10-13T12:00:00+08:00') / minute)
  expect(await toldTypes(ticket.id, 'contact')).toEqual(['clocks.started', 'clocks.paused', 'clocks.resumed'])
  expect((await clockFor(ticket.id, 'contact'))?.pauses).toHaveLength(1)
})

test('an urgent clock does not stand still while the customer is waited for', async () => {
  const ticket = await clocked.openTicket({ urgency: 'urgent' })
  await ticket.hold()
  expect(await clockFor(ticket.id, 'resolve')).toMatchObject({ state: 'running', pauses: [] })
})

test('reaching the customer meets the contact clock, solving meets the rest and starts the callback', async () => {
  const ticket = await clocked.openTicket({ urgency: 'urgent' })
  clocked.house.travel(10 * minute)
  await ticket.contact()
  expect(await clockFor(ticket.id, 'contact')).toMatchObject({ state: 'met' })
  clocked.house.travel(3 * hour)
  await ticket.resolve()
  expect(await clockFor(ticket.id, 'resolve')).toMatchObject({ state: 'met' })
  expect(await toldTypes(ticket.id, 'plan')).toEqual(['clocks.started', 'clocks.breached', 'clocks.met'])
  const told = await clocked.told(ticket.id)
  expect(told.findLast(({ facts }) => facts.obligation === 'plan')?.facts.met).toBe('late')
  expect(await clockFor(ticket.id, 'callback')).toMatchObject({ state: 'running', targetMs: 24 * hour })
})

test('reopening starts new clocks and keeps the earlier ones as they ended', async () => {
  const ticket = await clocked.openTicket()
  await ticket.contact()
  await ticket.resolve()
  clocked.house.travel(hour)
  await ticket.reopen()
  const states = (await clocked.clocksOf(ticket.id)).map(({ cycle, obligation, state }) => [
    cycle,
    obligation,
    state,
  ])
  expect(states).toHaveLength(5)
  expect(states).toEqual(
    expect.arrayContaining([
      [2, 'contact', 'running'],
      [2, 'resolve', 'running'],
      [1, 'contact', 'met'],
      [1, 'resolve', 'met'],
      [1, 'callback', 'cancelled'],
    ]),
  )
})

test('a ticket that becomes urgent is counted as urgent from its beginning, and back again', async () => {
  const ticket = await clocked.openTicket()
  clocked.house.travel(hour)
  await ticket.becomes('urgent')
  expect(toTheSecond((await clockFor(ticket.id, 'contact'))?.dueAt)).toBe(
    toTheSecond(at('2026-10-09T18:00:00+08:00')),
  )
  await passes(0)
  expect(await clockFor(ticket.id, 'contact')).toMatchObject({ state: 'missed' })
  expect(await clockFor(ticket.id, 'plan')).toMatchObject({ state: 'running' })
  await ticket.becomes('ordinary')
  expect(await clockFor(ticket.id, 'contact')).toMatchObject({ state: 'running' })
  expect(await clockFor(ticket.id, 'plan')).toMatchObject({ state: 'cancelled' })
})

test('a supervisor gives more time with a reason, but not once the time has passed', async () => {
  await clocked.goTo('2026-10-12T10:00:00+08:00')
  const { id } = await clocked.openTicket()
  const clock = await clockFor(id, 'contact')
  const params = { clockId: clock?.id as string }
  const input = { dueAt: at('2026-10-13T11:00:00+08:00'), reason: '等供应商的检测结果' }
  const stranger = personWith(['tickets.read', 'clocks.extend'], { id: randomUUID(), scope: 'unit' })
  expect((await clocked.house.call(extendClock, params, input, { as: stranger })).status).toBe(404)
  const { reply } = await clocked.house.call(extendClock, params, input, { as: supervisor })
  expect(toTheSecond(reply.dueAt)).toBe(toTheSecond(input.dueAt))
  expect((await clockFor(id, 'contact'))?.extensions).toMatchObject([{ reason: input.reason }])
  const earlier = { ...input, dueAt: at('2026-10-12T11:00:00+08:00') }
  const refused = await clocked.house.call(extendClock, params, earlier, { as: supervisor })
  expect(refused.problem.code).toBe('clocks.notLater')
  await clocked.goTo('2026-10-13T11:01:00+08:00')
  const late = await clocked.house.call(extendClock, params, input, { as: supervisor })
  expect(late.problem.code).toBe('clocks.alreadyDue')
})

test('a person without scope sees no clocks of a ticket', async () => {
  const { id } = await clocked.openTicket()
  const stranger = personWith(['tickets.read'], { id: randomUUID(), scope: 'unit' })
  expect((await clocked.house.call(ticketClocks, { ticketId: id }, {}, { as: stranger })).status).toBe(404)
})

test('an opening that is told after the solution ends in met clocks and not in a breach', async () => {
  const { id } = await clocked.openTicket()
  const cause = { type: 'tickets.reopened', id: null, at: await clocked.house.house.now() }
  const note = (said: Note) =>
    clocked.house.arrange((context) => reckon(context, [{ ticketId: id, cycle: 2, note: said, cause }]))
  // What a failed and retried event looks like: everything but the reopening has been seen.
  await note({
    moments: { resolvedAt: cause.at },
    first: { kind: 'complaint', urgency: 'ordinary', tier: 1, labelId: null },
  })
  await note({ moments: { beganAt: cause.at - hour } })
  const handling = (await clocked.clocksOf(id)).filter(({ cycle }) => cycle === 2)
  expect(handling.map(({ state }) => state)).toEqual(['met', 'met'])
  expect(await toldTypes(id, 'resolve')).not.toContain('clocks.breached')
})

test('every clock above is reckoned again from its log alone and stands as it is kept', async () => {
  const { clocks, differences } = await replayClocks(clocked.house.house.read)
  expect(differences).toEqual([])
  expect(clocks).toBeGreaterThan(40)
})

test('a row that was spoilt is found, field by field, and the log itself cannot be rewritten', async () => {
  const { id } = await clocked.openTicket({ urgency: 'urgent' })
  const { pool } = clocked.house.open
  await pool.query(
    `update clocks set due_at = due_at + interval '1 hour' where ticket_id = $1 and obligation = 'plan'`,
    [id],
  )
  const { differences } = await replayClocks(clocked.house.house.read)
  expect(differences).toMatchObject([{ ticket: id, obligation: 'plan', cycle: 1, field: 'dueAt' }])
  const { kept, replayed } = differences[0] as ClockDifference
  expect(Date.parse(kept) - Date.parse(replayed)).toBe(hour)
  await expect(pool.query(`update clock_log set at = now()`)).rejects.toThrow('permission denied')
  await expect(pool.query(`delete from clock_log`)).rejects.toThrow('permission denied')
})
