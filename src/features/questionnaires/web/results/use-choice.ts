import { useUrlFilters } from '#platform/web/ui/url-filters.ts'

const views = ['overview', 'cross', 'waves', 'weighted', 'comments'] as const
/** What of the results is looked at. */
export type ResultView = (typeof views)[number]
export const resultViews: readonly ResultView[] = views

const defaults = {
  view: 'overview',
  version: '',
  from: '',
  to: '',
  f: [],
  doubtful: '',
  by: '',
  of: '',
  otherVersion: '',
  otherFrom: '',
  otherTo: '',
  w: [],
  question: '',
  q: '',
  label: '',
  sounds: '',
} as const

/** Which answers are looked at and how, as the address has it. */
export function useChoice() {
  const filters = useUrlFilters(defaults)
  const { version, from, to, f, doubtful } = filters.chosen
  const view = views.find((one) => one === filters.values.view) ?? 'overview'
  const choice = {
    ...(version !== undefined && { version }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(f !== undefined && { f: [...f] }),
    ...(doubtful === 'true' && { doubtful: 'true' as const }),
  }
  return { filters, view, choice }
}

export type Choosing = ReturnType<typeof useChoice>
