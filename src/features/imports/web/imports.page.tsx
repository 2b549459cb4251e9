import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listImports } from '../contract.ts'
import { FileDrop } from './file-drop.tsx'
import './imports.css'
import { ImportState } from './state-tag.tsx'

type Row = CallerReply<typeof listImports>['items'][number]

const rowKey = (row: Row) => row.id

export default function ImportsPage() {
  const { t } = useTranslation('imports')
  const go = useNavigate()
  const pages = useReadPages(listImports, {}, {})
  const onOpen = (row: Row) => void go(`/imports/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  return (
    <>
      <PageHeader title={t('list.title')} subtitle={t('list.subtitle')} />
      <FileDrop />
      <VirtualTable
        label={t('list.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <ImportCard row={row} />}
        empty={<EmptyState title={t('list.none')} hint={t('list.noneHint')} />}
      />
    </>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('imports')
  const { locale } = useLocale()
  return [
    {
      key: 'file',
      title: t('list.file'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => <Link to={`/imports/${row.id}`}>{row.fileName}</Link>,
    },
    {
      key: 'state',
      title: t('list.state'),
      width: '120px',
      cell: (row) => <ImportState state={row.state} />,
    },
    {
      key: 'mode',
      title: t('mode'),
      width: '100px',
      cell: (row) => (row.mode === null ? null : t(`modes.${row.mode}`)),
    },
    {
      key: 'rows',
      title: t('list.rows'),
      width: '100px',
      align: 'end',
      cell: (row) => formatNumber(row.rowsDone, locale),
    },
    {
      key: 'outcome',
      title: t('list.outcome'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => <Outcome row={row} />,
    },
    { key: 'by', title: t('list.by'), width: '120px', cell: (row) => <ImportedBy row={row} /> },
    { key: 'at', title: t('list.at'), width: '110px', cell: (row) => <RelativeTime at={row.createdAt} /> },
  ]
}

function ImportedBy({ row }: { row: Row }) {
  const { t } = useTranslation('imports')
  return row.origin === 'command_line' ? t('list.byCommand') : row.createdBy
}

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation('imports')
  if (row.undone !== null) return t('outcome.undone', row.undone)
  if (row.startedAt === null) return null
  const parts = [
    t('outcome.taken', { count: row.taken }),
    ...(row.known > 0 ? [t('outcome.known', { count: row.known })] : []),
    ...(row.rejected > 0 ? [t('outcome.rejected', { count: row.rejected })] : []),
  ]
  return parts.join(' · ')
}

function ImportCard({ row }: { row: Row }) {
  return (
    <>
      <Link to={`/imports/${row.id}`}>{row.fileName}</Link>
      <div>
        <ImportState state={row.state} /> <Outcome row={row} /> <RelativeTime at={row.createdAt} />
      </div>
    </>
  )
}
