import { compileCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from '@huixiang/business-time/default-calendars.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysLater } from './days.ts'
import { isLate, linkState } from './link-state.ts'
import { apportioned, drawn, drawnFromStream, quotaOf, type Sampling } from './sampling.ts'
import { sendableAt } from './sending-times.ts'
import { reasonAgainst } from './sendings.ts'

const people = Array.from({ length: 200 }, (_, place) => ({
  id: `c${place}`,
  stratum: place % 4 === 0 ? 'vip' : 'other',
}))

test('a draw can be made again: the seed decides, not the order in which people are listed', () => {
  const sampling: Sampling = { method: 'share', percent: 25 }
  const once = drawn(people, sampling, 's1').map(({ id }) => id)
  expect(once).toHaveLength(50)
  expect(drawn([...people].reverse(), sampling, 's1').map(({ id }) => id)).toEqual(once)
  expect(drawn(people, sampling, 's2').map(({ id }) => id)).not.toEqual(once)
})

test('strata are drawn in their proportion, and add up', () => {
  const got = drawn(people, { method: 'stratified', total: 41 }, 's')
  expect(got).toHaveLength(41)
  expect(got.filter(({ stratum }) => stratum === 'vip')).toHaveLength(10)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 900 }),
      (sizes, total) => {
        const seats = apportioned(sizes, total)
        const all = sizes.reduce((sum, size) => sum + size, 0)
        expect(seats.reduce((sum, seat) => sum + seat, 0)).toBe(Math.min(all, total))
        for (const [place, seat] of seats.entries()) expect(seat).toBeLessThanOrEqual(sizes[place] ?? 0)
      },
    ),
  )
})

test('a quota wants so many of each stratum and no more', () => {
  const wants = quotaOf({ method: 'quota', each: 2 })
  expect(['a', 'a', 'a', 'b', 'b', 'b'].map(wants)).toEqual([true, true, false, true, true, false])
})

test('of a stream a share is drawn, the same whenever it is asked', () => {
  const keys = Array.from({ length: 2000 }, (_, place) => `ticket-${place}`)
  const share = keys.filter((key) => drawnFromStream(key, 30)).length / keys.length
  expect(share).toBeGreaterThan(0.26)
  expect(share).toBeLessThan(0.34)
  expect(keys.every((key) => drawnFromStream(key, 100))).toBe(true)
})

const shanghai = (text: string) => Date.parse(`${text}+08:00`)
const nights = { quietFrom: 21 * 60, quietUntil: 9 * 60, timeZone: 'Asia/Shanghai' }

test('nobody is asked at night, nor on a holiday where the calendar counts', () => {
  const anyDay = { ...nights, workingDays: null }
  expect(sendableAt(shanghai('2026-06-03T14:00'), anyDay)).toBe(shanghai('2026-06-03T14:00'))
  expect(sendableAt(shanghai('2026-06-03T22:30'), anyDay)).toBe(shanghai('2026-06-04T09:00'))
  const working = { ...nights, workingDays: compileCalendar(CHINESE_BUSINESS_HOURS) }
  // Friday evening goes to Monday; the National Day holiday to the day after it.
  expect(sendableAt(shanghai('2026-06-05T22:30'), working)).toBe(shanghai('2026-06-08T09:00'))
  const after = sendableAt(shanghai('2026-10-01T10:00'), working)
  expect(after).toBeGreaterThanOrEqual(shanghai('2026-10-05T09:00'))
  const always = { ...nights, quietUntil: nights.quietFrom, workingDays: compileCalendar(AROUND_THE_CLOCK) }
  expect(sendableAt(shanghai('2026-10-01T03:00'), always)).toBe(shanghai('2026-10-01T03:00'))
})

test('what speaks against asking somebody is named, the wish of the person first', () => {
  const fine = { email: 'a@example.com', phone: null, already: false, optedOut: false, askedAt: null }
  const of = { way: 'email', restedSince: 100, ignoresRest: false } as const
  expect(reasonAgainst(fine, of)).toBeNull()
  expect(reasonAgainst({ ...fine, optedOut: true, already: true }, of)).toBe('optedOut')
  expect(reasonAgainst({ ...fine, askedAt: 150 }, of)).toBe('resting')
  expect(reasonAgainst({ ...fine, askedAt: 150 }, { ...of, ignoresRest: true })).toBeNull()
  expect(reasonAgainst({ ...fine, email: null }, of)).toBe('noAddress')
  expect(reasonAgainst(fine, { ...of, way: 'sms' })).toBe('noAddress')
  expect(reasonAgainst({ ...fine, email: null }, { ...of, way: 'hand' })).toBeNull()
})

test('after its end a survey takes answers for its days of grace, and knows that they are late', () => {
  expect(daysLater('2026-02-27', 2)).toBe('2026-03-01')
  const survey = { state: 'open', closesOn: '2026-05-31', graceDays: 2, invitation: null } as const
  const on = (today: string) => ({ now: 0, today })
  expect([linkState(survey, on('2026-05-31')), isLate(survey, on('2026-05-31'))]).toEqual(['open', false])
  expect([linkState(survey, on('2026-06-02')), isLate(survey, on('2026-06-02'))]).toEqual(['open', true])
  expect(linkState(survey, on('2026-06-03'))).toBe('closed')
  const invitation = { answered: false, ended: false, expiresAt: 1000 }
  const personal = { ...survey, closesOn: null, invitation }
  expect(linkState(personal, { now: 1000 + 2 * 86_400_000 - 1, today: '' })).toBe('open')
  expect(linkState(personal, { now: 1000 + 2 * 86_400_000, today: '' })).toBe('expired')
})
