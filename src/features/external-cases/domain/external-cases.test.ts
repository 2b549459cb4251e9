import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import { expect, test } from 'vitest'
import { deadlineOf, nextWake, type Term } from './deadline.ts'
import { afterStep, states, steps } from './life.ts'
import { isSameNumber, mayBeNumber, numberKey } from './sources.ts'

const office = compileCalendar(CHINESE_BUSINESS_HOURS)
const at = (moment: string) => Date.parse(`${moment}+08:00`)
const due = (receivedOn: string, term: Term) => deadlineOf(office, receivedOn, term).dueOn

test('days count from the day after receipt, and the last one counts whole', () => {
  const five = { unit: 'working_day', amount: 5 } as const
  // A Monday; a Saturday; the eve of National Day, whose make-up Saturday is worked.
  expect(['2026-11-23', '2026-11-28', '2026-09-30'].map((day) => due(day, five))).toEqual([
    '2026-11-30',
    '2026-12-04',
    '2026-10-13',
  ])
  expect(due('2026-11-23', { unit: 'natural_day', amount: 15 })).toBe('2026-12-08')
  expect(due('2026-11-23', { on: '2026-12-01' })).toBe('2026-12-01')
  const { dueAt } = deadlineOf(office, '2026-11-23', five)
  expect(dueAt).toBe(at('2026-12-01T00:00') - 1)
})

test('it is reminded of as the office opens three and one working days before, weekends and holidays left out', () => {
  const { remind3At, remind1At } = deadlineOf(office, '2026-11-23', { on: '2026-11-30' })
  expect([remind3At, remind1At]).toEqual([at('2026-11-25T09:00'), at('2026-11-27T09:00')])
  const onSunday = deadlineOf(office, '2026-11-23', { on: '2026-11-29' })
  expect([onSunday.remind3At, onSunday.remind1At]).toEqual([at('2026-11-25T09:00'), at('2026-11-27T09:00')])
})

test('a case that comes in late is reminded of what is still ahead, and speaks at once when its time is over', () => {
  const deadline = deadlineOf(office, '2026-11-23', { on: '2026-11-30' })
  expect(
    ['2026-11-24T12:00', '2026-11-25T12:00', '2026-11-28T12:00', '2026-12-05T12:00'].map((now) =>
      nextWake(deadline, at(now)),
    ),
  ).toEqual([deadline.remind3At, deadline.remind1At, deadline.dueAt, deadline.dueAt])
})

test('a number is the same however it is written', () => {
  expect(
    new Set(['沪12345-2026-001', '沪 12345 2026 001', '沪１２３４５－２０２６－００１'].map(numberKey)),
  ).toEqual(new Set(['沪123452026001']))
  expect(['DH20261123', '2026 00 12', '退款', 'iPhone 15'].map(mayBeNumber)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a case is replied to before it is closed, and what ended stays ended', () => {
  const ways = states.map((state) => steps.filter((step) => afterStep(state, step) !== null))
  expect(ways).toEqual([['reply', 'withdraw'], ['close', 'withdraw'], [], []])
})

test('two cases bear one number however it is written, but not of two sources, and not once it is erased', () => {
  const one = { source: 'hotline_12345', sourceName: null, number: '锡12345-1' } as const
  const others = [
    { ...one, number: '锡 12345 1' },
    { ...one, source: 'market_12315' as const },
    { ...one, number: null },
  ]
  expect(others.map((other) => isSameNumber(one, other))).toEqual([true, false, false])
  expect(isSameNumber({ ...one, number: null }, { ...one, number: null })).toBe(false)
  const named = (sourceName: string) => ({ ...one, source: 'other' as const, sourceName })
  expect(isSameNumber(named('市消协'), named('区信访局'))).toBe(false)
  expect(isSameNumber(named('CBRC'), named('cbrc'))).toBe(true)
})
