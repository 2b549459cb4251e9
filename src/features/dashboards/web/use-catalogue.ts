import { useCallback, useMemo } from 'react'
import { readCatalogue } from '#features/metrics/contract/catalogue.ts'
import { type ItemOf, useRead } from '#platform/web/api.ts'

export type Metric = ItemOf<typeof readCatalogue>

/** The metrics that can be put on a dashboard, by key; null while they are on their way. */
export function useCatalogue(): ReadonlyMap<string, Metric> | null {
  const read = useRead(readCatalogue, {}, {})
  return useMemo(
    () =>
      read.data === undefined
        ? null
        : new Map(read.data.items.filter(({ cuts }) => cuts.length > 0).map((one) => [one.key, one])),
    [read.data],
  )
}

/** The metrics that one was made of; none of one that ships. */
export function useParts(): (metric: string) => readonly string[] {
  const catalogue = useCatalogue()
  return useCallback((metric) => catalogue?.get(metric)?.parts ?? [], [catalogue])
}

/** Whether a metric can be cut by the people who handle; false while that is not known. */
export function useCutByPerson(): (metric: string) => boolean {
  const catalogue = useCatalogue()
  return useCallback((metric) => catalogue?.get(metric)?.cuts.includes('agent') === true, [catalogue])
}
