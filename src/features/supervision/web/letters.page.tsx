import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { type ItemOf, useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import {
  letterViews,
  responsibilityViews,
  supervisionLetters,
  supervisionResponsibilities,
} from '../contract/reading.ts'
import { addresseeOf } from './parts.ts'
import { ResponsibilityCard } from './responsibility-card.tsx'
import { LetterStateTag } from './words.tsx'
import './supervision.css'

type Row = ItemOf<typeof supervisionLetters>
const views = [...letterViews, ...responsibilityViews] as const
type View = (typeof views)[number]
type LetterView = (typeof letterViews)[number]

const isOfLetters = (view: View): view is LetterView => letterViews.some((one) => one === view)
const rowKey = (row: Row) => row.id
const pathOf = (row: Row) => `/supervision-letters/${row.id}`
const soonMs = 4 * 3_600_000

/** What supervision wants of oneself and one's units. */
export default function LettersPage() {
  const { t } = useTranslation('supervision')
  const decides = useMay('supervision.decide_appeals')
  const filters = useUrlFilters({ view: '' })
  const shown = views.filter((one) => one !== 'to_decide' || decides)
  const view = shown.find((one) => one === filters.values.view) ?? 'to_do'
  return (
    <>
      <PageHeader title={t('menu.letters')} subtitle={t('list.subtitle')} />
      <ViewSwitch
        label={t('list.view')}
        views={shown}
        value={view}
        nameOf={(one) => t(`list.views.${one}`)}
        onChange={(next) => filters.set({ view: next })}
      />
      {isOfLetters(view) ? <Letters view={view} /> : <Responsibilities view={view} />}
    </>
  )
}

function Letters({ view }: { view: LetterView }) {
  const { t } = useTranslation('supervision')
  const go = useNavigate()
  const pages = useReadPages(supervisionLetters, {}, { view })
  const onOpen = (row: Row) => void go(pathOf(row))
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  return (
    <VirtualTable
      label={t('menu.letters')}
      columns={useColumns(view)}
      pages={pages}
      rowKey={rowKey}
      cursor={cursor}
      onOpen={onOpen}
      card={(row) => <LetterCard row={row} />}
      empty={<EmptyState title={t(`list.none.${view}`)} hint={t('list.noneHint')} />}
    />
  )
}

function When({ row }: { row: Row }) {
  if (row.endedAt !== null) return <RelativeTime at={row.endedAt} />
  if (row.state === 'answered') return null
  return <ClockTag clock={{ dueAt: row.dueAt }} soonMs={soonMs} plain />
}

function useColumns(view: LetterView): Column<Row>[] {
  const { t } = useTranslation('supervision')
  return [
    {
      key: 'due',
      title: view === 'over' ? t('list.ended') : t('list.due'),
      width: '150px',
      cell: (row) => <When row={row} />,
    },
    {
      key: 'demand',
      title: t('list.demand'),
      width: 'minmax(240px, 3fr)',
      cell: (row) => (
        <span className="hx-supervision-row">
          <Link to={pathOf(row)}>{row.demand}</Link>
          <small>
            {row.ticket.number} · {row.ticket.title}
          </small>
        </span>
      ),
    },
    { key: 'to', title: t('list.to'), width: 'minmax(120px, 1fr)', cell: (row) => addresseeOf(row) },
    {
      key: 'state',
      title: t('list.state'),
      width: 'minmax(196px, 1fr)',
      cell: (row) => (
        <span>
          <LetterStateTag letter={row} />
        </span>
      ),
    },
  ]
}

function LetterCard({ row }: { row: Row }) {
  return (
    <div className="hx-supervision-card-row">
      <span className="hx-supervision-row">
        <Link to={pathOf(row)}>{row.demand}</Link>
        <small>
          {row.ticket.number} · {addresseeOf(row)}
        </small>
      </span>
      <span className="hx-supervision-tags">
        <LetterStateTag letter={row} />
        <When row={row} />
      </span>
    </div>
  )
}

function Responsibilities({ view }: { view: (typeof responsibilityViews)[number] }) {
  const { t } = useTranslation('supervision')
  const pages = useReadPages(supervisionResponsibilities, {}, { view })
  return (
    <PagesList pages={pages} empty={<EmptyState title={t(`list.none.${view}`)} hint={t('list.noneHint')} />}>
      {(noted) => <ResponsibilityCard key={noted.id} noted={noted} withTicket />}
    </PagesList>
  )
}
