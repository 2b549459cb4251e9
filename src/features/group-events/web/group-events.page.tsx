import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import { FilterBar, type FilterField } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { exportGroupEvents } from '../contract/deeds.ts'
import { listGroupEvents, states } from '../contract/reading.ts'
import { EventState, useEventTitle } from './public/event-words.tsx'
import { Risks } from './risks.tsx'
import './group-events.css'

type Row = ItemOf<typeof listGroupEvents>
type Chosen = CallerInput<typeof exportGroupEvents>

const rowKey = (row: Row) => row.id
const noFilters = { q: '', state: [] as string[], unit: '', from: '', to: '' }

/** What several customers say alike and close in time: what wants somebody first. */
export default function GroupEventsPage() {
  const { t } = useTranslation('group-events')
  const go = useNavigate()
  const filters = useUrlFilters(noFilters)
  const chosen = filters.chosen as Chosen
  const pages = useReadPages(listGroupEvents, {}, chosen)
  const onOpen = (row: Row) => void go(`/group-events/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  const { can } = useRead(listGroupEvents, {}, { limit: 1 }).data ?? {}
  return (
    <>
      <PageHeader
        title={t('menu.groupEvents')}
        subtitle={t('list.subtitle')}
        more={
          <>
            {can?.setRule && <Link to="/settings/group-events">{t('menu.rule')}</Link>}
            {can?.export && <Export chosen={chosen} />}
          </>
        }
      />
      <FilterBar filters={filters} fields={useFields()} />
      <VirtualTable
        label={t('menu.groupEvents')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <EventCard row={row} />}
        empty={<NoEvents filtered={filters.count > 0} onClear={filters.clear} />}
      />
    </>
  )
}

function Export({ chosen }: { chosen: Chosen }) {
  const { t } = useTranslation('group-events')
  const { message } = App.useApp()
  const exporting = useWrite(exportGroupEvents)
  const save = async () => {
    const file = await exporting.send({}, chosen)
    if (file === null) return
    saveFile(file.fileName, file.csv)
    message.success(t(file.more ? 'list.exportedPart' : 'list.exported', { count: file.rows }))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={exporting.pending} onClick={() => void save()}>
      {t('list.export')}
    </Button>
  )
}

function NoEvents({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('group-events')
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
  const { t } = useTranslation('group-events')
  const units = useUnitOptions()
  return [
    { kind: 'search', key: 'q', label: t('list.search') },
    {
      kind: 'choices',
      key: 'state',
      label: t('list.state'),
      options: states.map((value) => ({ value, label: t(`states.${value}`) })),
    },
    { kind: 'choice', key: 'unit', label: t('list.unit'), options: units },
    { kind: 'days', from: 'from', to: 'to', label: t('list.opened') },
  ]
}

function Title({ row }: { row: Row }) {
  const titleOf = useEventTitle()
  return (
    <Link className="hx-table-words" to={`/group-events/${row.id}`}>
      {titleOf(row)}
    </Link>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('group-events')
  return [
    {
      key: 'about',
      title: t('list.about'),
      width: 'minmax(190px, 3fr)',
      cell: (row) => (
        <span className="hx-group-event-about">
          <Title row={row} />
          <small>{row.number}</small>
        </span>
      ),
    },
    { key: 'state', title: t('list.state'), width: '104px', cell: (row) => <EventState state={row.state} /> },
    { key: 'voices', title: t('list.voices'), width: '72px', align: 'end', cell: (row) => row.voices },
    {
      key: 'customers',
      title: t('list.customers'),
      width: '92px',
      align: 'end',
      cell: (row) => row.customers,
    },
    { key: 'tickets', title: t('list.tickets'), width: '72px', align: 'end', cell: (row) => row.tickets },
    {
      key: 'risks',
      title: t('list.risks'),
      width: 'minmax(176px, 1.4fr)',
      cell: (row) => <Risks risks={row.risks} most={1} />,
    },
    {
      key: 'first',
      title: t('list.first'),
      width: '132px',
      cell: (row) => <RelativeTime at={row.firstAt} />,
    },
    { key: 'last', title: t('list.last'), width: '132px', cell: (row) => <RelativeTime at={row.lastAt} /> },
  ]
}

function EventCard({ row }: { row: Row }) {
  const { t } = useTranslation('group-events')
  return (
    <div className="hx-group-event-card">
      <Title row={row} />
      <span className="hx-group-event-facts">
        <EventState state={row.state} />
        <span>{t('list.sizes', { voices: row.voices, customers: row.customers })}</span>
        <RelativeTime at={row.lastAt} />
        <Risks risks={row.risks} most={2} />
      </span>
    </div>
  )
}
