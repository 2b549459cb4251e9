import { useTranslation } from 'react-i18next'
import { listUnits } from '#features/staff/contract.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import type { FilterField } from '#platform/web/ui/filter-bar.tsx'
import { filtersIn, type UrlFilters, useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { clockStandings, type ticketList, ticketSorts, ticketViews, waitingFor } from '../contract/reading.ts'
import { ticketKinds, tiers, urgencies } from '../domain/codes.ts'
import { isOpen, ticketStates } from '../domain/lifecycle.ts'

const rounds = ['first', 'again'] as const

const defaults = {
  text: '',
  kind: [],
  label: [],
  urgency: [],
  tier: [],
  state: [],
  unit: '',
  assignee: '',
  customer: '',
  clock: [],
  waiting: [],
  round: '',
} as const

export type TicketView = (typeof ticketViews)[number]
export type TicketSort = (typeof ticketSorts)[number]

/** The filters of the inbox beside its view, all in the address. */
export function useInboxFilters(): UrlFilters<typeof defaults> {
  return useUrlFilters(defaults)
}

/** The order in the address, else the view's own; an order is no filter and stays when those are cleared. */
export function sortOf(search: URLSearchParams): TicketSort {
  const own = viewOf(search) === 'closed' ? 'newest' : 'due'
  return ticketSorts.find((one) => one === search.get('sort')) ?? own
}

/** The view in the address; an unknown one is the first. */
export function viewOf(search: URLSearchParams): TicketView {
  return ticketViews.find((one) => one === search.get('view')) ?? 'mine'
}

/** The fields of the filter bar; the same codes as the tags in the rows. */
export function useInboxFields(view: TicketView): readonly FilterField[] {
  const { t } = useTranslation('tickets')
  const { items: labels, pathNames } = useLabels()
  const units = useRead(listUnits, {}, {}).data?.items ?? []
  const labelOptions = labels
    .filter((label) => label.active)
    .map((label) => ({ value: label.id, label: pathNames(label.id).join(' › ') }))
  const words = (group: string, codes: readonly (string | number)[]) =>
    codes.map((code) => ({ value: String(code), label: t(`${group}.${code}`) }))
  const choices = (key: string, options: readonly { value: string; label: string }[]): FilterField => ({
    kind: 'choices',
    key,
    label: t(`screens.filters.${key}`),
    options,
  })
  const waitingWords = waitingFor.map((one) => ({
    value: one,
    label: one === 'none' ? t('screens.filters.notWaiting') : t(`hold.${one}`),
  }))
  const states = ticketStates.filter((state) => isOpen(state) === (view !== 'closed'))
  return [
    { kind: 'search', key: 'text', label: t('screens.filters.text') },
    choices('kind', words('kind', ticketKinds)),
    choices('urgency', words('urgency', urgencies)),
    choices('tier', words('tier', tiers)),
    choices('label', labelOptions),
    choices('state', words('state', states)),
    {
      kind: 'choice',
      key: 'unit',
      label: t('screens.filters.unit'),
      options: units.map((unit) => ({ value: unit.id, label: unit.name })),
    },
    ...(view === 'closed' ? [] : [choices('clock', words('screens.clockStands', clockStandings))]),
    ...(view === 'closed' ? [] : [choices('waiting', waitingWords)]),
    {
      kind: 'choice',
      key: 'round',
      label: t('screens.filters.round'),
      options: words('screens.rounds', rounds),
    },
  ]
}

/** What the list of the inbox is asked: its view, an order where one was chosen, and the filters. */
export type Asked = Omit<CallerInput<typeof ticketList>, 'cursor' | 'limit'>

/** The first page of the inbox at an address. */
export function inboxPages(search: URLSearchParams) {
  const sort = search.has('sort') ? { sort: sortOf(search) } : {}
  // The address may hold anything: what is no code is refused by the server and told as such.
  const asked = { view: viewOf(search), ...sort, ...filtersIn(defaults, search).chosen } as Asked
  return { asked, input: { ...asked, limit: 100 } }
}

/** The same as an address, which a saved view is kept as. */
export function askedIn(search: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams({ view: viewOf(search) })
  for (const key of ['sort', ...Object.keys(defaults)])
    for (const value of search.getAll(key)) asked.append(key, value)
  return asked
}
