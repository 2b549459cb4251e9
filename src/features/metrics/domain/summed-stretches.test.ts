import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDay, packDays, unpackDays, wholeOf } from './packed-days.ts'
import { summedStretches } from './summed-stretches.ts'

const dayMs = 86_400_000
const start = Date.parse('2025-01-01')
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
const somePeriod = fc
  .record({ from: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 0, max: 500 }) })
  .map(({ from, length }) => ({ from: iso(start + from * dayMs), to: iso(start + (from + length) * dayMs) }))
const someMonth = fc.integer({ min: 0, max: 30 }).map((month) => iso(Date.UTC(2025, month, 1)))

/** Every day that a stretch is read for. */
function daysRead({ grain, first, last }: ReturnType<typeof summedStretches>[number]): string[] {
  const end =
    grain === 'day' ? Date.parse(last) : new Date(last).setUTCMonth(new Date(last).getUTCMonth() + 1) - dayMs
  const days: string[] = []
  for (let at = Date.parse(first); at <= end; at += dayMs) days.push(iso(at))
  return days
}

test('a period is read once and whole: its days, and whole months where no day is asked for by itself', () => {
  fc.assert(
    fc.property(somePeriod, someMonth, fc.boolean(), (period, closedBefore, daily) => {
      const stretches = summedStretches(period, { daily, closedBefore })
      const read = stretches.flatMap((one) => {
        const days = daysRead(one)
        // Of the days within months those of the period alone are taken.
        return one.grain === 'days of a month'
          ? days.filter((day) => day >= period.from && day <= period.to)
          : days
      })
      const wanted = daysRead({ grain: 'day', first: period.from, last: period.to })
      expect(read.toSorted()).toEqual(wanted)
      for (const { grain, first, last } of stretches) {
        if (grain === 'day') expect(first >= closedBefore).toBe(true)
        else expect(last < closedBefore).toBe(true)
      }
      if (daily) expect(stretches.some(({ grain }) => grain === 'month')).toBe(false)
    }),
  )
})

test('days of a month come back as they were packed, and a day that comes to nothing is gone', () => {
  const dates = fc.integer({ min: 1, max: 31 })
  const cells = fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 100_000 })), { minLength: 1 })
  fc.assert(
    fc.property(fc.array(fc.tuple(dates, cells)), (some) => {
      const days = new Map(some.map(([date, pairs]) => [date, new Map(pairs)]))
      expect(unpackDays(packDays(days))).toEqual(days)
      const total = [...days.values()].flatMap((day) => [...day.values()]).reduce((sum, n) => sum + n, 0)
      expect([...wholeOf(days).values()].reduce((sum, n) => sum + n, 0)).toBe(total)
      for (const [date, day] of [...days])
        addToDay(days, date, new Map([...day].map(([code, n]) => [code, -n])))
      expect(days.size).toBe(0)
    }),
  )
})
