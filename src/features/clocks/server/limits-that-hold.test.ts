import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { createCalendar, editCalendar, listCalendars } from '../contract/calendars.ts'
import {
  type ClockPolicy,
  createPolicy,
  editPolicy,
  installStatute,
  removePolicy,
} from '../contract/policies.ts'
import { extendClock } from '../contract/ticket-clocks.ts'
import { inheritClocks } from './public/inherit-clocks.ts'
import { replayClocks } from './public/replay-clocks.ts'
import { type ClockedHouse, openClockedHouse, supervisor } from './testing/clocked-house.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'))
})
afterAll(() => clocked?.close())
// A Monday.
beforeEach(() => clocked.goTo('2026-11-16T10:00:00+08:00'))

const as = { as: supervisor }
const hour = 3_600_000
const at = (moment: string) => new Date(moment).toISOString().slice(0, 16)
const toTheMinute = (moment: string | null | undefined) => moment?.slice(0, 16)
const sql = (text: string, values: unknown[]) => clocked.house.open.pool.query(text, values)

async function clockFor({ id }: { id: string }, obligation: string) {
  return (await clocked.clocksOf(id)).find((clock) => clock.obligation === obligation)
}
async function passes(ms: number) {
  clocked.house.travel(ms)
  await clocked.house.tick()
}
async function calendarNamed(nameEn: string) {
  const { reply } = await clocked.house.call(listCalendars, {}, {}, as)
  return reply.calendars.find((one) => one.nameEn === nameEn) ?? expect.fail('no such calendar')
}
const anything = { kind: null, urgency: null, pausable: true, active: true }

/** A limit of two hours, unless it says otherwise; it is removed again afterwards. */
async function whileThereIs(
  content: Partial<ClockPolicy> & Pick<ClockPolicy, 'obligation'>,
  then: (policy: ClockPolicy) => Promise<unknown>,
) {
  const target = { amount: 2, unit: 'hour' as const, fromNextDay: false }
  const calendarId = content.calendarId ?? (await calendarNamed('Working hours')).id
  const input = { ...anything, target, ...content, calendarId }
  const { reply } = await clocked.house.call(createPolicy, {}, input, as)
  await then(reply)
  await clocked.house.call(removePolicy, { policyId: reply.id }, {}, as)
}
const inputOf = ({ id: _, version: __, statute: ___, ...input }: ClockPolicy) => input
const edit = (policy: ClockPolicy, change: Partial<ClockPolicy>) =>
  clocked.house.call(editPolicy, { policyId: policy.id }, { ...inputOf(policy), ...change }, as)

const [above, label, elsewhere] = [randomUUID(), randomUUID(), randomUUID()]

/** A matter of a special customer about a label, told by phone. */
async function tellsMore(id: string) {
  await sql(
    `insert into labels (id, parent_id, depth, name_zh) values ($1, null, 1, '物流'), ($2, $1, 2, '丢件')
    on conflict do nothing`,
    [above, label],
  )
  await sql(`insert into customers (id, vip, tags, created_at) values ($1, true, '{金卡}', now())`, [id])
  await sql(
    `insert into feedbacks (id, number, secret_hash, channel, text, occurred_at, received_at)
     values ($1::uuid, $1::text, '', 'phone', '丢件', now(), now())`,
    [id],
  )
  await sql('update tickets set label_id = $2, customer_id = $1, tier = 1 where id = $1', [id, label])
}

test.each<[string, Partial<ClockPolicy>]>([
  ['the label above its own', { labelId: above }],
  ['the channel it came by', { channel: 'phone' }],
  ['special customers', { customerGroup: 'vip' }],
  ['a tag of its customer', { customerGroup: '金卡' }],
  ['its tier', { tier: 1 }],
])('a limit for %s holds for a ticket that has it, and for no other', async (_, condition) => {
  await whileThereIs({ obligation: 'plan', ...condition }, async () => {
    const has = await clocked.openTicket({ complete: tellsMore })
    const other = await clocked.openTicket({ tier: 2 })
    expect(await clockFor(has, 'plan')).toMatchObject({ targetMs: 2 * hour })
    expect(await clockFor(other, 'plan')).toBeUndefined()
  })
})

test('a unit in another time zone has its own hours: a ticket that moves there is counted on them, from its beginning', async () => {
  const weekly = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ start: 540, end: 1080 }]]),
  )
  const hours = { timeZone: 'Europe/Berlin', weekly, exceptions: [] }
  const names = { nameZh: '柏林', nameEn: 'Berlin' }
  const { reply } = await clocked.house.call(createCalendar, {}, { ...names, hours }, as)
  const { calendarId } = reply
  await whileThereIs(
    { obligation: 'contact', urgency: 'ordinary', unitId: elsewhere, calendarId },
    async () => {
      const ticket = await clocked.openTicket()
      clocked.house.travel(hour)
      await ticket.hold()
      clocked.house.travel(8 * hour)
      // In Berlin it is noon; three hours of the wait lay within its day.
      await ticket.movesTo(elsewhere)
      expect(await clockFor(ticket, 'contact')).toMatchObject({ state: 'paused', targetMs: 2 * hour })
      await ticket.release()
      expect(toTheMinute((await clockFor(ticket, 'contact'))?.dueAt)).toBe(at('2026-11-16T14:00:00+01:00'))
    },
  )
})

test('a move to where no such limit holds ends a clock then, and a breach that was there stays one', async () => {
  await whileThereIs({ obligation: 'plan', unitId: elsewhere }, async () => {
    const [late, early] = [await clocked.openTicket(), await clocked.openTicket()]
    for (const ticket of [late, early]) {
      await ticket.becomes('urgent')
      await ticket.becomes('ordinary')
      await ticket.movesTo(elsewhere)
    }
    await passes(hour)
    await early.movesTo(randomUUID())
    await passes(2 * hour)
    await late.movesTo(randomUUID())
    expect(await clockFor(early, 'plan')).toMatchObject({ state: 'cancelled' })
    const { state, endedAt, dueAt } = (await clockFor(late, 'plan')) ?? expect.fail()
    expect([state, toTheMinute(dueAt)]).toEqual(['missed', at('2026-11-16T12:00:00+08:00')])
    expect(toTheMinute(endedAt)).toBe(at('2026-11-16T13:00:00+08:00'))
  })
})

test('what is found out after the solution asks for nothing any more, and breaches nothing', async () => {
  await whileThereIs({ obligation: 'plan', unitId: elsewhere }, async () => {
    const ticket = await clocked.openTicket()
    await passes(5 * hour)
    await ticket.resolve()
    await ticket.movesTo(elsewhere)
    expect(await clockFor(ticket, 'plan')).toBeUndefined()
    const { rows } = await sql(
      `select from events where subject_id = $1 and type = 'clocks.breached'
      and facts ->> 'obligation' = 'plan'`,
      [ticket.id],
    )
    expect(rows).toEqual([])
  })
})

test('a limit taken out of use or removed is still owed where the ticket moves, until another takes its place', async () => {
  const [one, other, third] = [
    await clocked.openTicket(),
    await clocked.openTicket(),
    await clocked.openTicket(),
  ]
  await whileThereIs({ obligation: 'plan' }, async (policy) => {
    for (const ticket of [one, other, third]) await ticket.movesTo(randomUUID())
    await edit(policy, { active: false })
    await one.movesTo(randomUUID())
    expect(await clockFor(one, 'plan')).toMatchObject({ state: 'running', targetMs: 2 * hour })
  })
  await other.movesTo(randomUUID())
  expect(await clockFor(other, 'plan')).toMatchObject({ state: 'running', targetMs: 2 * hour })
  const longer = { amount: 5, unit: 'hour' as const, fromNextDay: false }
  await whileThereIs({ obligation: 'plan', target: longer }, async () => {
    await third.movesTo(randomUUID())
    expect(await clockFor(third, 'plan')).toMatchObject({ state: 'running', targetMs: 5 * hour })
  })
})

/** Edits the working hours, and lets the clocks that count on them follow. */
async function opens(change: object) {
  const { id: calendarId, nameZh, nameEn, version, hours } = await calendarNamed('Working hours')
  const input = { nameZh, nameEn, version, hours: { ...hours, ...change } }
  expect((await clocked.house.call(editCalendar, { calendarId }, input, as)).status).toBe(200)
  await clocked.house.settle()
}
const closedOn = (date: string) => ({ exceptions: [{ date, name: '停业', hours: 'off' }] })

const sevenDays = () => clockFor({ id: complained }, 'legal_acceptance')
let complained: string

test('other opening hours change no day of a statute; a holiday that is announced does, to the end of a day', async () => {
  await clocked.house.call(installStatute, { statute: 'market_regulation' }, {}, as)
  complained = (await clocked.openTicket()).id
  expect(toTheMinute((await sevenDays())?.dueAt)).toBe(at('2026-11-25T18:00:00+08:00'))
  const { weekly } = (await calendarNamed('Working hours')).hours
  const short = Object.keys(weekly).map((day) => [day, [{ start: 600, end: 900 }]])
  await opens({ weekly: Object.fromEntries(short) })
  expect(toTheMinute((await sevenDays())?.dueAt)).toBe(at('2026-11-25T15:00:00+08:00'))
  await opens({ weekly, ...closedOn('2026-11-20') })
  expect(toTheMinute((await sevenDays())?.dueAt)).toBe(at('2026-11-26T18:00:00+08:00'))
})

test('a part that is split off has the same last day as the whole', async () => {
  await clocked.goTo('2026-11-18T15:00:00+08:00')
  const part = await clocked.openTicket()
  await clocked.house.arrange((context) =>
    inheritClocks(context, {
      from: { ticketId: complained, cycle: 1 },
      to: { ticketId: part.id, cycle: 1 },
      cause: { type: 'tickets.opened', id: null },
    }),
  )
  expect((await clockFor(part, 'legal_acceptance'))?.dueAt).toBe((await sevenDays())?.dueAt)
})

test('of two statutes none sets the other aside: the one that is due first counts', async () => {
  await clocked.house.call(installStatute, { statute: 'hotline_12345' }, {}, as)
  const ticket = await clocked.openTicket()
  // Five working days of the hotline come before forty-five of mediation, which is for complaints and so the more specific one.
  const law = async (obligation: string) => {
    const { statute, dueAt } = (await clockFor(ticket, obligation)) ?? expect.fail()
    return [statute, toTheMinute(dueAt)]
  }
  expect(await law('legal_resolution')).toEqual(['hotline_12345', at('2026-11-24T18:00:00+08:00')])
  expect(await law('legal_acceptance')).toEqual(['market_regulation', at('2026-11-26T18:00:00+08:00')])
})

test('more time that was given outlasts other hours; the next word begins the days that were promised, whatever the limit says by now', async () => {
  const twoDays = { amount: 2, unit: 'working_day' as const, fromNextDay: false }
  await whileThereIs({ obligation: 'next_update', target: twoDays }, async (policy) => {
    const ticket = await clocked.openTicket()
    const due = async () => toTheMinute((await clockFor(ticket, 'next_update'))?.dueAt)
    expect(await due()).toBe(at('2026-11-17T18:00:00+08:00'))
    await edit(policy, { target: { ...twoDays, amount: 9 } })
    const clockId = (await clockFor(ticket, 'next_update'))?.id as string
    const more = { dueAt: '2026-11-18T04:00:00.000Z', reason: '等检测报告' }
    await clocked.house.call(extendClock, { clockId }, more, as)
    await opens(closedOn('2026-11-27'))
    expect(await due()).toBe(at('2026-11-18T12:00:00+08:00'))
    await passes(6 * hour)
    await ticket.tellCustomer()
    expect(await due()).toBe(at('2026-11-17T18:00:00+08:00'))
  })
})

test('every clock above is reckoned again from its log alone and stands as it is kept', async () => {
  const { clocks, differences } = await replayClocks(clocked.house.house.read)
  expect(differences).toEqual([])
  expect(clocks).toBeGreaterThan(40)
})
