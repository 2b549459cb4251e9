import { useMemo } from 'react'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { definitions, goalKeys } from '../domain/definitions.ts'

/** The metrics that one can aim at, to choose from: those that ship, and those that the organisation made. */
export function useGoalMetrics() {
  const { locale } = useLocale()
  const items = useRead(readCatalogue, {}, {}).data?.items
  return useMemo(() => {
    const made = (items ?? []).filter(
      ({ expression, direction }) => expression !== null && direction !== 'neither',
    )
    return [
      ...goalKeys.map((value) => ({ value, label: definitions[value].name[locale] })),
      ...made.map(({ key: value, name }) => ({ value, label: name[locale] })),
    ]
  }, [items, locale])
}
