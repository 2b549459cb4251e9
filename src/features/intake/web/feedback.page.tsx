import { PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { exploreFeedback } from '../contract.ts'
import { useFeedbackFilters } from './feedback-filters.tsx'
import { NoFeedback } from './no-feedback.tsx'
import { PolarityTag } from './public/polarity-tag.tsx'
import { VoiceLines } from './public/voice-lines.tsx'
import { LabelName, VoiceKind } from './voice-words.tsx'

type Row = CallerReply<typeof exploreFeedback>['items'][number]

const rowKey = (row: Row) => row.id
const noFilters = {
  q: '',
  kind: [] as string[],
  channel: [] as string[],
  polarity: [] as string[],
  emotion: [] as string[],
  urgency: [] as string[],
  label: [] as string[],
  unit: '',
  mode: '',
  importId: '',
  from: '',
  to: '',
}

export default function FeedbackPage() {
  const { t } = useTranslation('intake')
  const go = useNavigate()
  const mayRegister = useMay('intake.register')
  const filters = useUrlFilters(noFilters)
  const pages = useReadPages(exploreFeedback, {}, filters.chosen as CallerInput<typeof exploreFeedback>)
  const onOpen = (row: Row) => void go(`/feedback/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  const call = (
    <Button type="primary" icon={<PhoneOutlined />} onClick={() => void go('/calls/new')}>
      {t('explorer.register')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('explorer.title')}
        subtitle={t('explorer.subtitle')}
        {...(mayRegister && { action: call })}
      />
      <FilterBar filters={filters} fields={useFeedbackFilters(filters)} />
      <VirtualTable
        label={t('explorer.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <VoiceCard row={row} />}
        empty={<NoFeedback filtered={filters.count > 0} onClear={filters.clear} />}
      />
    </>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('intake')
  return [
    {
      key: 'excerpt',
      title: t('said'),
      width: 'minmax(240px, 4fr)',
      cell: (row) => (
        <Link className="hx-table-words" to={`/feedback/${row.id}`}>
          {row.excerpt || t('blanked')}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('kind'),
      width: '120px',
      cell: (row) => <VoiceKind kind={row.kind} urgency={row.urgency} />,
    },
    {
      key: 'label',
      title: t('label'),
      width: 'minmax(112px, 1fr)',
      cell: (row) => <LabelName name={row.labelName} />,
    },
    {
      key: 'polarity',
      title: t('sounds'),
      width: '104px',
      cell: (row) => row.polarity !== null && <PolarityTag polarity={row.polarity} />,
    },
    { key: 'channel', title: t('channel'), width: '92px', cell: (row) => t(`channels.${row.channel}`) },
    {
      key: 'ticket',
      title: t('ticket'),
      width: '208px',
      cell: (row) => <TicketStanding {...row} />,
    },
    { key: 'at', title: t('received'), width: '132px', cell: (row) => <RelativeTime at={row.receivedAt} /> },
  ]
}

function VoiceCard({ row }: { row: Row }) {
  const { t } = useTranslation('intake')
  return (
    <VoiceLines
      words={
        <Link className="hx-table-words" to={`/feedback/${row.id}`}>
          {row.excerpt || t('blanked')}
        </Link>
      }
      about={
        <>
          <VoiceKind kind={row.kind} urgency={row.urgency} />
          <TicketStanding {...row} />
          <RelativeTime at={row.receivedAt} />
        </>
      }
    />
  )
}
