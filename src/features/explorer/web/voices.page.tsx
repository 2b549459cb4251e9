import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { PolarityTag } from '#features/intake/web/public/polarity-tag.tsx'
import { VoiceLines } from '#features/intake/web/public/voice-lines.tsx'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { type ItemOf, useReadPages } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { insightVoices } from '../contract.ts'
import { topicMeant } from '../domain/topic-heir.ts'
import { searchOf, useChoice } from './choice.ts'
import { Progress } from './progress.tsx'
import { useInsights } from './use-insights.ts'
import './explorer.css'

type Row = ItemOf<typeof insightVoices>

const rowKey = (row: Row) => row.id

/** The voices behind a topic or a word of the explorer; they are looked for first where nobody has looked yet. */
export default function InsightVoicesPage() {
  const { t } = useTranslation('explorer')
  const [search] = useSearchParams()
  const { input, period } = useChoice()
  const { read, stop } = useInsights(input)
  const topic = search.get('topic')
  const term = search.get('term') ?? ''
  const meant = topicMeant(read.data?.found?.topics ?? [], topic ?? '')
  const linked = topic === 'others' ? t('topics.others') : (topic?.replaceAll('·', ' · ') ?? term)
  const name = meant?.name.join(' · ') ?? linked
  const part = topic === null ? 'rising' : 'topics'
  return (
    <>
      <PageHeader
        title={name}
        subtitle={t(topic === null ? 'behind.word' : 'behind.topic', period)}
        more={<Link to={`/explorer?${searchOf(input, { part })}`}>{t('behind.back')}</Link>}
      />
      <ReadState read={read} rows={8}>
        {({ working }) =>
          working === null ? (
            <>
              {name !== linked && <p className="hx-soft hx-explorer-note">{t('behind.moved', { linked })}</p>}
              <Voices name={name} asked={{ ...input, ...(topic === null ? { term } : { topic }) }} />
            </>
          ) : (
            <Progress working={working} onStop={stop} />
          )
        }
      </ReadState>
    </>
  )
}

function Voices({ name, asked }: { name: string; asked: CallerInput<typeof insightVoices> }) {
  const { t } = useTranslation('explorer')
  const go = useNavigate()
  const pages = useReadPages(insightVoices, {}, asked)
  const onOpen = (row: Row) => void go(`/feedback/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  return (
    <VirtualTable
      label={name}
      columns={useColumns()}
      pages={pages}
      rowKey={rowKey}
      cursor={cursor}
      onOpen={onOpen}
      card={(row) => <VoiceCard row={row} />}
      empty={<EmptyState title={t('behind.none')} />}
    />
  )
}

function Words({ row }: { row: Row }) {
  const { t } = useTranslation('intake')
  return (
    <Link className="hx-table-words" to={`/feedback/${row.id}`}>
      {row.excerpt || t('blanked')}
    </Link>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('intake')
  const { locale } = useLocale()
  return [
    { key: 'excerpt', title: t('said'), width: 'minmax(280px, 4fr)', cell: (row) => <Words row={row} /> },
    { key: 'label', title: t('label'), width: 'minmax(112px, 1fr)', cell: (row) => row.labelName?.[locale] },
    {
      key: 'polarity',
      title: t('sounds'),
      width: '104px',
      cell: (row) => row.polarity !== null && <PolarityTag polarity={row.polarity} />,
    },
    { key: 'channel', title: t('channel'), width: '92px', cell: (row) => t(`channels.${row.channel}`) },
    { key: 'ticket', title: t('ticket'), width: '208px', cell: (row) => <TicketStanding {...row} /> },
    { key: 'at', title: t('received'), width: '140px', cell: (row) => <RelativeTime at={row.receivedAt} /> },
  ]
}

function VoiceCard({ row }: { row: Row }) {
  return (
    <VoiceLines
      words={<Words row={row} />}
      about={
        <>
          {row.polarity !== null && <PolarityTag polarity={row.polarity} />}
          <TicketStanding {...row} />
          <RelativeTime at={row.receivedAt} />
        </>
      }
    />
  )
}
