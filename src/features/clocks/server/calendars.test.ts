import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  createCalendar,
  editCalendar,
  importCalendarHolidays,
  listCalendars,
  previewCalendar,
  removeCalendar,
} from '../contract/calendars.ts'
import { createPolicy, editPolicy, listPolicies, orderPolicies, removePolicy } from '../contract/policies.ts'
import { calendarCoverage } from './public/calendar-coverage.ts'
import { type ClockedHouse, openClockedHouse, supervisor } from './testing/clocked-house.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'))
  await clocked.goTo('2026-10-09T17:30:00+08:00')
})
afterAll(() => clocked?.close())

const as = { as: supervisor }
const names = { nameZh: '夜班', nameEn: 'Nights' }
const nights = { timeZone: 'Asia/Shanghai', weekly: { fri: [{ start: 1320, end: 360 }] }, exceptions: [] }

async function calendars() {
  const { reply } = await clocked.house.call(listCalendars, {}, {}, as)
  return reply.calendars
}
async function workingHours() {
  const found = (await calendars()).find(({ nameEn }) => nameEn === 'Working hours')
  if (found === undefined) throw new Error('the working hours are gone')
  return found
}

test('a new organisation has its working week with public holidays and every hour of every day', async () => {
  const found = await calendars()
  expect(found.map(({ nameZh, covered, dayMs }) => [nameZh, covered, dayMs / 3_600_000])).toEqual([
    ['工作时间', [2024, 2025, 2026], 9],
    ['全天候（24×7）', null, 24],
  ])
  expect(found.map(({ hours }) => hours.exceptions)).toEqual([[], []])
})

test('from November on the next year is missed until its holidays are imported', async () => {
  const { read } = clocked.house.house
  expect((await calendarCoverage(read, Date.parse('2026-10-31')))[0]?.missing).toEqual([])
  expect((await calendarCoverage(read, Date.parse('2026-11-02')))[0]?.missing).toEqual([2027])
  const { id, version } = await workingHours()
  const bad = JSON.stringify({ year: 2027, days: [{ name: '元旦', date: '2027-02-30', isOffDay: true }] })
  const refused = await clocked.house.call(importCalendarHolidays, { calendarId: id }, { json: bad }, as)
  expect(refused.problem).toMatchObject({
    code: 'clocks.badHolidays',
    facts: { problems: [{ code: 'badDate', row: 1 }] },
  })
  const json = JSON.stringify({ year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] })
  const { reply } = await clocked.house.call(importCalendarHolidays, { calendarId: id }, { json }, as)
  expect(reply).toMatchObject({ year: 2027, daysOff: 1, makeUpDays: 0, version: version + 1 })
  expect((await calendarCoverage(read, Date.parse('2026-11-02')))[0]?.missing).toEqual([])
})

test('the preview says what is due if it starts now, and why each day has its hours', async () => {
  const { id } = await workingHours()
  const asked = { startAt: '2026-09-30T17:00:00+08:00', amount: '4', unit: 'hour' as const }
  const { reply } = await clocked.house.call(previewCalendar, { calendarId: id }, asked as never, as)
  expect(reply.dueAt).toBe('2026-10-08T04:00:00.000Z')
  expect(reply.days.slice(0, 2)).toMatchObject([
    { date: '2026-09-30', rule: 'week', windows: [{ start: 540, end: 1080 }] },
    { date: '2026-10-01', rule: 'holiday', name: '国庆节', windows: [] },
  ])
})

test('a calendar with faults is refused with the place of each', async () => {
  const weekly = { mon: [{ start: 540, end: 540 }] }
  const hours = { ...nights, weekly, exceptions: [{ date: '2026-13-01', hours: 'off' as const }] }
  const { problem } = await clocked.house.call(createCalendar, {}, { ...names, hours }, as)
  expect(problem).toMatchObject({
    code: 'clocks.badCalendar',
    facts: {
      problems: [
        { code: 'badWindow', path: 'weekly.mon[0]' },
        { code: 'badDate', path: 'exceptions[0].date' },
      ],
    },
  })
})

test('a night shift is created, edited by one person at a time, and removed', async () => {
  const { reply } = await clocked.house.call(createCalendar, {}, { ...names, hours: nights }, as)
  const { calendarId } = reply
  const asked = { startAt: '2026-10-09T21:00:00+08:00', amount: '8', unit: 'hour' as const }
  const shown = await clocked.house.call(previewCalendar, { calendarId }, asked as never, as)
  expect(shown.reply.dueAt).toBe('2026-10-09T22:00:00.000Z')
  const content = { ...names, hours: nights, version: 1 }
  expect((await clocked.house.call(editCalendar, { calendarId }, content, as)).reply.version).toBe(2)
  const late = await clocked.house.call(editCalendar, { calendarId }, content, as)
  expect([late.status, late.problem.code]).toEqual([409, 'clocks.calendarChanged'])
  expect((await clocked.house.call(removeCalendar, { calendarId }, {}, as)).status).toBe(200)
  const used = await clocked.house.call(removeCalendar, { calendarId: (await workingHours()).id }, {}, as)
  expect(used.problem.code).toBe('clocks.calendarInUse')
})

test('open clocks move when a day off is added to their calendar', async () => {
  const { id } = await clocked.openTicket()
  const before = (await clocked.clocksOf(id)).find(({ obligation }) => obligation === 'contact')
  expect(before?.dueAt?.slice(0, 10)).toBe('2026-10-10')
  const calendar = await workingHours()
  const exceptions = [{ date: '2026-10-10', name: '停电', hours: 'off' as const }]
  const { nameZh, nameEn, version } = calendar
  const content = { nameZh, nameEn, version, hours: { ...calendar.hours, exceptions } }
  await clocked.house.call(editCalendar, { calendarId: calendar.id }, content, as)
  await clocked.house.settle()
  const after = (await clocked.clocksOf(id)).find(({ obligation }) => obligation === 'contact')
  expect(after?.dueAt?.slice(0, 16)).toBe(before?.dueAt?.replace('2026-10-10', '2026-10-12').slice(0, 16))
  const told = await clocked.told(id)
  expect(told.map(({ type }) => type)).toContain('clocks.moved')
})

test('a time limit is added, put first, changed and removed; one that never comes due is refused', async () => {
  const list = async () => (await clocked.house.call(listPolicies, {}, {}, as)).reply.policies
  const shipped = await list()
  const calendarId = (await workingHours()).id
  const content = {
    obligation: 'plan' as const,
    kind: 'complaint' as const,
    urgency: null,
    target: { amount: 1, unit: 'day' as const },
    calendarId,
    pausable: true,
  }
  const never = { ...content, target: { amount: 100_000, unit: 'day' as const } }
  expect((await clocked.house.call(createPolicy, {}, never, as)).problem.code).toBe('clocks.neverDue')
  const { reply: added } = await clocked.house.call(createPolicy, {}, content, as)
  const policyIds = [added.id, ...shipped.map(({ id }) => id)]
  await clocked.house.call(orderPolicies, {}, { policyIds }, as)
  expect((await list())[0]).toMatchObject({ id: added.id, target: { amount: 1, unit: 'day' } })
  const stale = await clocked.house.call(orderPolicies, {}, { policyIds: policyIds.slice(1) }, as)
  expect(stale.problem.code).toBe('clocks.policiesChanged')
  const ticket = await clocked.openTicket()
  const plan = (await clocked.clocksOf(ticket.id)).find(({ obligation }) => obligation === 'plan')
  expect(plan?.targetMs).toBe(9 * 3_600_000)
  const changed = { ...content, target: null }
  const { reply } = await clocked.house.call(editPolicy, { policyId: added.id }, changed, as)
  expect(reply.target).toBeNull()
  expect((await clocked.house.call(removePolicy, { policyId: added.id }, {}, as)).status).toBe(200)
  expect(await list()).toHaveLength(shipped.length)
})
