import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** Filters and their values when nothing is chosen: a text for one value, a list for several. */
export type FilterDefaults = Readonly<Record<string, string | readonly string[]>>

type Widened<Defaults> = {
  readonly [Key in keyof Defaults]: Defaults[Key] extends readonly string[] ? readonly string[] : string
}

/** The filters of a page as the address has them. */
export interface UrlFilters<Defaults extends FilterDefaults> {
  readonly values: Widened<Defaults>
  /** The chosen ones only: spread it into a read's input. */
  readonly chosen: Partial<Widened<Defaults>>
  /** How many differ from their default. */
  readonly count: number
  set(patch: Partial<Widened<Defaults>>): void
  clear(): void
}

/** Filters that live in the address, so that a view can be sent to a colleague. `defaults` must not change. */
export function useUrlFilters<const Defaults extends FilterDefaults>(
  defaults: Defaults,
): UrlFilters<Defaults> {
  const [search, setSearch] = useSearchParams()
  const text = JSON.stringify(defaults)
  const read = useMemo(() => filtersIn(JSON.parse(text) as Defaults, search), [text, search])
  const set = useCallback(
    (patch: Partial<Widened<Defaults>>) =>
      setSearch((now) => written(JSON.parse(text) as Defaults, now, patch), { replace: true }),
    [text, setSearch],
  )
  return { ...read, set, clear: () => set(defaults as Partial<Widened<Defaults>>) }
}

/** The filters of an address, for those who read ahead of the page. */
export function filtersIn<const Defaults extends FilterDefaults>(
  defaults: Defaults,
  search: URLSearchParams,
) {
  const values: Record<string, string | readonly string[]> = {}
  const chosen: Record<string, string | readonly string[]> = {}
  let count = 0
  for (const [key, byDefault] of Object.entries(defaults)) {
    const given = search.getAll(key)
    const value = Array.isArray(byDefault) ? given : given[0]
    values[key] = given.length > 0 && value !== undefined ? value : byDefault
    if (values[key].length > 0) chosen[key] = values[key]
    if (String(values[key]) !== String(byDefault)) count += 1
  }
  return { values: values as Widened<Defaults>, chosen: chosen as Partial<Widened<Defaults>>, count }
}

function written(defaults: FilterDefaults, now: URLSearchParams, patch: object): URLSearchParams {
  const next = new URLSearchParams(now)
  for (const [key, value] of Object.entries(patch) as [string, string | readonly string[] | undefined][]) {
    next.delete(key)
    if (value === undefined || String(value) === String(defaults[key])) continue
    for (const one of typeof value === 'string' ? [value] : value) next.append(key, one)
  }
  return next
}
