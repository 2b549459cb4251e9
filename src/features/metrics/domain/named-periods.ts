import { calendarYears, stretchOf, type Years } from './axes.ts'
import { monthsOf } from './goals.ts'

const spans = ['month', 'quarter', 'year'] as const

/** A period that has a name: the one of today as far as it has come, or the whole one before. */
export interface NamedPeriod {
  readonly when: 'now' | 'before'
  readonly span: (typeof spans)[number]
  readonly isFiscal: boolean
  readonly from: string
  readonly to: string
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** This month, quarter and year of the organisation up to today, and the ones before. */
export function namedPeriods(today: string, years: Years): NamedPeriod[] {
  return spans.flatMap((span) => {
    const now = monthsOf(stretchOf(span, today, years))
    if (now === null) return []
    const before = monthsOf(stretchOf(span, dayBefore(now.from), years))
    const begins = span !== 'month' && years.yearBegins !== calendarYears.yearBegins
    const isFiscal = years.weeks !== null || begins
    return [
      { when: 'now' as const, span, isFiscal, from: now.from, to: today },
      ...(before === null
        ? []
        : [{ when: 'before' as const, span, isFiscal, from: before.from, to: before.to }]),
    ]
  })
}
