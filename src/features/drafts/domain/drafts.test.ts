import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { isWorkingTime } from '@huixiang/business-time/working-time.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyStopped } from './leaving.ts'
import { sendTimes } from './send-times.ts'

const calendar = compileCalendar(CHINESE_BUSINESS_HOURS)
const offered = (now: string) =>
  sendTimes(calendar, Date.parse(now)).map(
    ({ key, at }) => `${key} ${new Date(at + 8 * 3_600_000).toISOString().slice(5, 16)}`,
  )

test('on a working morning a reply may leave in an hour, tomorrow at nine or on Monday at nine', () => {
  expect(offered('2026-11-25T10:20:30+08:00')).toEqual([
    'in_an_hour 11-25T11:20',
    'next_working_day 11-26T09:00',
    'next_week 11-30T09:00',
  ])
})

test('on Friday evening the next working morning is Monday, and is offered once', () => {
  expect(offered('2026-11-27T21:00:00+08:00')).toEqual(['next_opening 11-30T09:00'])
})

test('on the eve of National Day nobody is promised a holiday', () => {
  expect(offered('2026-09-30T17:30:00+08:00')).toEqual(['next_working_day 10-08T09:00'])
})

test('every time that is offered is later, is working time and is offered once', () => {
  const calendars = [calendar, compileCalendar(AROUND_THE_CLOCK)]
  const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') })
  fc.assert(
    fc.property(fc.constantFrom(...calendars), moments, (hours, now) => {
      const times = sendTimes(hours, now).map(({ at }) => at)
      expect(times.every((at) => at > now && isWorkingTime(hours, at))).toBe(true)
      expect(new Set(times).size).toBe(times.length)
    }),
  )
})

test.each([
  [{ planned: true }, {}, null],
  [{ planned: true }, { ended: true }, 'ended'],
  [{ planned: true }, { customerReplied: true }, 'customer_replied'],
  [{ planned: false }, { customerReplied: true, ended: true }, null],
  [{ planned: false }, { mayAnswer: false }, 'not_allowed'],
])('a reply %o on a ticket that %o meanwhile: %s', (reply, since, reason) => {
  expect(whyStopped(reply, { ended: false, customerReplied: false, mayAnswer: true, ...since })).toBe(reason)
})
