import type { Measure } from '../../domain/measures.ts'
import type { Period } from './period.ts'

/** What lies behind a number, as an address. `open` has no period: it is what stands now. */
export function pointsLink(
  measure: Measure,
  period: Pick<Period, 'from' | 'to' | 'unitId'>,
  cut: Record<string, string | number> = {},
): string {
  const search = new URLSearchParams({ measure })
  if (measure !== 'open') {
    search.set('from', period.from)
    search.set('to', period.to)
  }
  if (period.unitId !== undefined) search.set('unitId', period.unitId)
  for (const [key, value] of Object.entries(cut)) search.set(key, String(value))
  return `/overview/points?${search}`
}
