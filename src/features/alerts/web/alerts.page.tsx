import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead, useReadPages } from '#platform/web/api.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { FilterBar, type FilterField } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listAlerts } from '../contract/reading.ts'
import { alertColours, isOfADay, states, watchedKinds } from '../domain/codes.ts'
import { useAlertTitle, useFigure, useWorseBelow } from './alert-words.ts'
import { ColourTag, StandingTag } from './colour-tag.tsx'
import './alerts.css'

type Row = ItemOf<typeof listAlerts>

const rowKey = (row: Row) => row.id
const noFilters = { state: ['open'], colour: [] as string[], watched: [] as string[], unit: '', mine: '' }

/** What is off its baseline, and wants somebody. */
export default function AlertsPage() {
  const { t } = useTranslation('alerts')
  const go = useNavigate()
  const filters = useUrlFilters(noFilters)
  const input = Object.fromEntries(
    Object.entries(filters.values).filter(([, value]) => value.length > 0),
  ) as CallerInput<typeof listAlerts>
  const pages = useReadPages(listAlerts, {}, input)
  const onOpen = (row: Row) => void go(`/alerts/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  const head = useRead(listAlerts, {}, { limit: 1 }).data
  return (
    <>
      <PageHeader
        title={t('menu.alerts')}
        subtitle={head === undefined ? t('list.about') : <OpenNow {...head} />}
        more={head?.can.configure && <Link to="/settings/alerts">{t('menu.rules')}</Link>}
      />
      <FilterBar filters={filters} fields={useFields()} />
      <VirtualTable
        label={t('menu.alerts')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <AlertCard row={row} />}
        empty={<NoAlerts head={head} filtered={filters.count > 0} onClear={filters.clear} />}
      />
    </>
  )
}

type Head = CallerReply<typeof listAlerts>

/** How many wait, the worst first; or that nothing is watched. */
function OpenNow({ open, liveRules }: Pick<Head, 'open' | 'liveRules'>) {
  const { t } = useTranslation('alerts')
  if (open.red + open.orange + open.yellow > 0) return t('list.open', open)
  return t(liveRules === 0 ? 'list.unwatched' : 'list.calm')
}

interface Empty {
  readonly head: Head | undefined
  readonly filtered: boolean
  readonly onClear: () => void
}

function NoAlerts({ head, filtered, onClear }: Empty) {
  const { t } = useTranslation('alerts')
  if (!filtered && head?.liveRules === 0)
    return (
      <EmptyState
        title={t('list.unwatched')}
        hint={t(head.can.configure ? 'list.unwatchedHint' : 'list.unwatchedAsk')}
        action={head.can.configure && <Link to="/settings/alerts">{t('menu.rules')}</Link>}
      />
    )
  return filtered ? (
    <EmptyState
      title={t('list.noneFound')}
      action={<Button onClick={onClear}>{t('platform:filters.clear')}</Button>}
    />
  ) : (
    <EmptyState title={t('list.none')} hint={t('list.noneHint')} />
  )
}

function useFields(): FilterField[] {
  const { t } = useTranslation('alerts')
  const units = useUnitOptions()
  const choices = (key: string, group: string, values: readonly string[]): FilterField => ({
    kind: 'choices',
    key,
    label: t(`list.${key}`),
    options: values.map((value) => ({ value, label: t(`${group}.${value}`) })),
  })
  return [
    choices('state', 'states', states),
    choices('colour', 'colours', alertColours),
    choices('watched', 'watched', watchedKinds),
    { kind: 'choice', key: 'unit', label: t('list.unit'), options: units },
    {
      kind: 'choice',
      key: 'mine',
      label: t('list.owner'),
      options: [{ value: 'true', label: t('list.mine') }],
    },
  ]
}

function Title({ row }: { row: Row }) {
  const titleOf = useAlertTitle()
  return (
    <Link className="hx-table-words" to={`/alerts/${row.id}`}>
      {titleOf(row)}
    </Link>
  )
}

/** The value of the worst part beside what was to be expected. */
function Values({ row }: { row: Row }) {
  const { t } = useTranslation('alerts')
  const figure = useFigure()
  const [worst] = row.segments
  if (worst === undefined) return null
  return (
    <span>
      {figure(worst.value, row.unit)}
      {isOfADay(worst, row) && t('happened.aDay')}{' '}
      <small className="hx-soft">
        {t(row.heldToGoal ? 'list.goal' : 'list.expected', { value: figure(worst.expected, row.unit) })}
      </small>
    </span>
  )
}

/** Where the colour comes from, where that is below what it is about. */
function WorseBelow({ row }: { row: Row }) {
  const worse = useWorseBelow()(row)
  return worse === null ? null : <small>{worse}</small>
}

/** How long it may still stay open. */
const Due = ({ row }: { row: Row }) =>
  row.state === 'open' ? <ClockTag clock={{ dueAt: row.dueAt }} plain /> : '–'

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('alerts')
  return [
    {
      key: 'colour',
      title: t('list.colour'),
      width: '118px',
      cell: (row) => <ColourTag colour={row.colour} />,
    },
    {
      key: 'what',
      title: t('list.what'),
      width: 'minmax(190px, 3fr)',
      cell: (row) => (
        <span className="hx-alert-about">
          <Title row={row} />
          <small>{row.number}</small>
          <WorseBelow row={row} />
        </span>
      ),
    },
    {
      key: 'value',
      title: t('list.value'),
      width: 'minmax(140px, 1.2fr)',
      cell: (row) => <Values row={row} />,
    },
    { key: 'state', title: t('list.state'), width: '132px', cell: (row) => <StandingTag alert={row} /> },
    {
      key: 'owner',
      title: t('list.owner'),
      width: '96px',
      cell: (row) => row.owner?.name ?? t('list.nobody'),
    },
    { key: 'due', title: t('list.due'), width: '152px', cell: (row) => <Due row={row} /> },
    {
      key: 'opened',
      title: t('list.opened'),
      width: '132px',
      cell: (row) => <RelativeTime at={row.openedAt} />,
    },
  ]
}

function AlertCard({ row }: { row: Row }) {
  return (
    <div className="hx-alert-card">
      <Title row={row} />
      <span className="hx-alert-facts">
        <ColourTag colour={row.colour} />
        <StandingTag alert={row} />
        <Values row={row} />
        <WorseBelow row={row} />
      </span>
      <span className="hx-alert-facts">
        {row.number}
        <RelativeTime at={row.openedAt} />
        {row.state === 'open' && <Due row={row} />}
      </span>
    </div>
  )
}
