import {
  WEEK_PATTERNS,
  type WeekStretch,
  weekStretchNamed,
  weekStretchOf,
} from '@huixiang/business-time/week-years.ts'
import { weekRuleOf, type Years } from './axes.ts'

/** How the weeks of a quarter may be divided. */
export const weekPatterns = WEEK_PATTERNS

/** A period, quarter or year of years made of weeks. */
export type FiscalStretch = WeekStretch & { readonly kind: 'period' | 'quarter' | 'year' }

/** The period, quarter or year that a key tells of; null for anything else. */
export function fiscalStretchNamed(key: string): FiscalStretch | null {
  const one = weekStretchNamed(key)
  return one === null || one.kind === 'week' ? null : { ...one, kind: one.kind }
}

/** The period and the year that a day lies in; null where years are not made of weeks. */
export function fiscalDay(day: string, years: Years): { period: WeekStretch; year: WeekStretch } | null {
  const rule = weekRuleOf(years)
  if (rule === null) return null
  return { period: weekStretchOf('period', day, rule), year: weekStretchOf('year', day, rule) }
}
