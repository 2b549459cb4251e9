import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { csvOf } from '#features/audit/web/public/csv-of.ts'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { type ItemOf, useReadPages, useWrite } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { bulkTickets, downloadBulk } from '../contract.ts'
import type { Details } from './details.ts'

type Row = ItemOf<typeof bulkTickets>
type Wanted = NonNullable<Row['outcome']> | 'waiting'

const tones = { done: 'met', refused: 'breached', undone: 'quiet', kept: 'soon', waiting: 'note' } as const
const rowKey = (row: Row) => row.id
const reasonOf = ({ code }: Pick<Row, 'code'>) =>
  code === null ? '' : refusalSentence({ code, kind: 'conflict', facts: {} })

/** What became of each ticket; those refused one click away. */
export function ResultTable({ details }: { details: Details }) {
  const { t } = useTranslation('bulk-deeds')
  const [shown, show] = useState<Wanted | 'all'>('all')
  const outcome = shown === 'all' ? [] : [shown]
  const choices = choicesOf(details)
  const pages = useReadPages(bulkTickets, { bulkDeedId: details.id }, { outcome }, { about: [details.id] })
  return (
    <section>
      <h2>{t('results.title')}</h2>
      <div className="hx-bulk-tools">
        {choices.length > 1 && (
          <Segmented<Wanted | 'all'>
            aria-label={t('results.show')}
            value={shown}
            onChange={show}
            options={choices.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          />
        )}
        <DownloadButton bulkDeedId={details.id} outcome={outcome} />
      </div>
      <VirtualTable
        label={t('results.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        height="480px"
        card={(row) => <Card row={row} />}
        empty={<EmptyState title={t('results.none')} />}
      />
    </section>
  )
}

/** Only what there is, or may yet be. */
function choicesOf({ state, undone, kept, refused }: Details): (Wanted | 'all')[] {
  if (state === 'planned') return ['all']
  return [
    'all',
    'done',
    ...(refused > 0 ? (['refused'] as const) : []),
    ...(undone + kept > 0 ? (['undone', 'kept'] as const) : []),
    ...(state === 'running' || state === 'stopped' ? (['waiting'] as const) : []),
  ]
}

function Outcome({ row }: { row: Row }) {
  const { t } = useTranslation('bulk-deeds')
  const outcome = row.outcome ?? 'waiting'
  return <StatusTag tone={tones[outcome]} word={t(`outcomes.${outcome}`)} plain />
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('bulk-deeds')
  return [
    {
      key: 'number',
      title: t('results.number'),
      width: '150px',
      cell: (row) => <TicketLink ticketId={row.id} number={row.number} />,
    },
    { key: 'title', title: t('results.ticket'), width: 'minmax(160px, 1fr)', cell: (row) => row.title },
    { key: 'outcome', title: t('results.outcome'), width: '110px', cell: (row) => <Outcome row={row} /> },
    {
      key: 'why',
      title: t('results.why'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => <span title={reasonOf(row)}>{reasonOf(row)}</span>,
    },
  ]
}

function Card({ row }: { row: Row }) {
  return (
    <>
      <div className="hx-bulk-card">
        <TicketLink ticketId={row.id} number={row.number} />
        <Outcome row={row} />
      </div>
      <div className="hx-soft">{reasonOf(row) || row.title}</div>
    </>
  )
}

function DownloadButton({ bulkDeedId, outcome }: { bulkDeedId: string; outcome: Wanted[] }) {
  const { t } = useTranslation('bulk-deeds')
  const download = useWrite(downloadBulk)
  const save = async () => {
    const file = await download.send({ bulkDeedId }, { outcome })
    if (file === null) return
    const head = ['number', 'ticket', 'outcome', 'why'].map((key) => t(`results.${key}`))
    const rows = file.rows.map((row) => [
      row.number,
      row.title,
      t(`outcomes.${row.outcome ?? 'waiting'}`),
      reasonOf(row),
    ])
    saveFile('bulk.csv', csvOf([head, ...rows]))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={download.pending} onClick={() => void save()}>
      {t('results.download')}
    </Button>
  )
}
