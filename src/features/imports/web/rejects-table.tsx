import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { importRejects } from '../contract.ts'

type Row = CallerReply<typeof importRejects>['items'][number]

const rowKey = (row: Row) => String(row.row)

/** Rows that were not taken, with their reasons; to be downloaded, put right and imported again. */
export function RejectsTable({ importId, forgotten }: { importId: string; forgotten: boolean }) {
  const { t } = useTranslation('imports')
  const pages = useReadPages(importRejects, { importId }, {})
  const columns: Column<Row>[] = [
    { key: 'row', title: t('rejects.row'), width: '90px', align: 'end', cell: (row) => row.row },
    {
      key: 'why',
      title: t('rejects.reasons'),
      width: 'minmax(180px, 1fr)',
      cell: (row) =>
        row.faults
          .map(({ code, column }) => `${column === null ? '' : `${column}: `}${t(`rejects.codes.${code}`)}`)
          .join('; '),
    },
    {
      key: 'cells',
      title: t('mapping.samples'),
      width: 'minmax(240px, 3fr)',
      cell: (row) => (
        <span className="hx-soft">{row.cells.filter((cell) => cell.trim() !== '').join(' · ')}</span>
      ),
    },
  ]
  if (forgotten) return <EmptyState title={t('rejects.title')} hint={t('rejects.forgotten')} />
  return (
    <section className="hx-import-sheet">
      <h2>{t('rejects.title')}</h2>
      <p className="hx-import-buttons">
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            size="small"
            icon={<DownloadOutlined />}
            href={`/api/imports/${importId}/rejects.${format}`}
            download
          >
            {t('rejects.download')} {t(`rejects.${format}`)}
          </Button>
        ))}
      </p>
      <VirtualTable
        label={t('rejects.title')}
        columns={columns}
        pages={pages}
        rowKey={rowKey}
        height="360px"
        empty={<EmptyState title={t('checked.clean')} />}
      />
    </section>
  )
}
