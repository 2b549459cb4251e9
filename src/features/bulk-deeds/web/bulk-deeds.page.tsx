import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { type ItemOf, useReadPages } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listBulk } from '../contract.ts'
import './bulk-deeds.css'
import { BulkState } from './bulk-state.tsx'

type Row = ItemOf<typeof listBulk>

const rowKey = (row: Row) => row.id

export default function BulkDeedsPage() {
  const { t } = useTranslation('bulk-deeds')
  const go = useNavigate()
  const pages = useReadPages(listBulk, {}, {})
  const onOpen = (row: Row) => void go(`/bulk-deeds/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  return (
    <>
      <PageHeader title={t('list.title')} subtitle={t('list.subtitle')} />
      <VirtualTable
        label={t('list.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <Card row={row} />}
        empty={<EmptyState title={t('list.none')} hint={t('list.noneHint')} />}
      />
    </>
  )
}

function Name({ row }: { row: Row }) {
  const { t } = useTranslation('bulk-deeds')
  return <Link to={`/bulk-deeds/${row.id}`}>{row.macro ?? t('ownSteps')}</Link>
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('bulk-deeds')
  const { locale } = useLocale()
  return [
    { key: 'what', title: t('list.what'), width: 'minmax(180px, 2fr)', cell: (row) => <Name row={row} /> },
    { key: 'state', title: t('list.state'), width: '120px', cell: (row) => <BulkState state={row.state} /> },
    {
      key: 'tickets',
      title: t('list.tickets'),
      width: '100px',
      align: 'end',
      cell: (row) => formatNumber(row.tickets, locale),
    },
    {
      key: 'outcome',
      title: t('list.outcome'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => <Outcome row={row} />,
    },
    { key: 'at', title: t('list.at'), width: '120px', cell: (row) => <RelativeTime at={row.plannedAt} /> },
  ]
}

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation('bulk-deeds')
  if (row.state === 'planned') return null
  const parts = [
    t('outcome.done', { count: row.done }),
    ...(row.refused > 0 ? [t('outcome.refused', { count: row.refused })] : []),
    ...(row.undone > 0 ? [t('outcome.undone', { count: row.undone })] : []),
  ]
  return parts.join(' · ')
}

function Card({ row }: { row: Row }) {
  const { t } = useTranslation('bulk-deeds')
  return (
    <>
      <Name row={row} /> <span className="hx-soft">{t('tickets', { count: row.tickets })}</span>
      <div>
        <BulkState state={row.state} /> <Outcome row={row} /> <RelativeTime at={row.plannedAt} />
      </div>
    </>
  )
}
