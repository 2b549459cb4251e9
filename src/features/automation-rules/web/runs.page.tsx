import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { type ItemOf, useRead, useReadPages } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listRules, ruleRuns } from '../contract.ts'
import './automation-rules.css'

type Row = ItemOf<typeof ruleRuns>

const tones = { waiting: 'note', done: 'met', idle: 'quiet', refused: 'breached' } as const
const rowKey = (row: Row) => row.id
const reasonOf = ({ code }: Row) =>
  code === null ? '' : refusalSentence({ code, kind: 'conflict', facts: {} })

/** What became of a rule each time it was set going. */
export default function RunsPage() {
  const { t } = useTranslation('automation-rules')
  const { ruleId = '' } = useParams()
  const rules = useRead(listRules, {}, {})
  const pages = useReadPages(ruleRuns, { ruleId }, {})
  const rule = rules.data?.rules.find(({ id }) => id === ruleId)
  return (
    <>
      <PageHeader
        title={rule?.name ?? t('runs.title')}
        subtitle={t('runs.about')}
        more={<Link to="/automation-rules">{t('runs.toRules')}</Link>}
      />
      <VirtualTable
        label={t('runs.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        card={(row) => <Card row={row} />}
        empty={<EmptyState title={t('runs.none')} hint={t('runs.noneHint')} />}
      />
    </>
  )
}

function State({ row }: { row: Row }) {
  const { t } = useTranslation('automation-rules')
  return <StatusTag tone={tones[row.state]} word={t(`runs.states.${row.state}`)} plain />
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('automation-rules')
  return [
    { key: 'at', title: t('runs.at'), width: '130px', cell: (row) => <RelativeTime at={row.at} /> },
    {
      key: 'ticket',
      title: t('runs.ticket'),
      width: '150px',
      cell: ({ ticket }) => <TicketLink ticketId={ticket.id} number={ticket.number} />,
    },
    {
      key: 'title',
      title: t('runs.subject'),
      width: 'minmax(160px, 2fr)',
      cell: ({ ticket }) => ticket.title,
    },
    { key: 'state', title: t('runs.outcome'), width: '120px', cell: (row) => <State row={row} /> },
    { key: 'why', title: t('runs.why'), width: 'minmax(160px, 2fr)', cell: reasonOf },
  ]
}

function Card({ row }: { row: Row }) {
  const { ticket } = row
  return (
    <>
      <div className="hx-automation-card">
        <TicketLink ticketId={ticket.id} number={ticket.number} />
        <State row={row} />
      </div>
      <div className="hx-soft">
        {reasonOf(row) || ticket.title} <RelativeTime at={row.at} />
      </div>
    </>
  )
}
