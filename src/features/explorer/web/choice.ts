import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useTimeZone } from '#platform/web/session.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import type { readInsights } from '../contract.ts'

const dayMs = 86_400_000
const noFilters = {
  q: '',
  kind: [] as string[],
  channel: [] as string[],
  polarity: [] as string[],
  label: [] as string[],
  unit: '',
  from: '',
  to: '',
}

/** What the endpoints of the explorer are asked for. */
export type ChoiceInput = CallerInput<typeof readInsights>

/** The filters that every part of the page shares, kept in the address; without a choice the last seven days. */
export function useChoice() {
  const zone = useTimeZone()
  const filters = useUrlFilters(noFilters)
  // The Swedish locale writes dates as ISO 8601 does.
  const day = (ago: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now() - ago * dayMs)
  const last = (days: number) => ({ from: day(days - 1), to: day(0) })
  const { from, to } = filters.values
  const period = from !== '' && to !== '' ? { from, to } : last(7)
  const length = [7, 28, 91].find((days) => last(days).from === period.from && last(days).to === period.to)
  const input = { ...filters.chosen, ...period } as ChoiceInput
  return {
    input,
    period,
    length,
    filters: { ...filters, values: { ...filters.values, ...period } },
    setLast: (days: number) => filters.set(last(days)),
  }
}

/** A choice as the end of an address, with more said. */
export function searchOf(input: object, more: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...input, ...more }))
    for (const one of Array.isArray(value) ? value : [value]) if (one) search.append(key, String(one))
  return search.toString()
}
