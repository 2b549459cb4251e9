import {
  BellOutlined,
  CheckCircleOutlined,
  EditOutlined,
  EyeOutlined,
  InboxOutlined,
  LockOutlined,
  PhoneOutlined,
  SwapOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEventWords } from '#features/audit/web/public/use-event-words.ts'
import { FilesOfRecord } from '#features/ticket-files/web/public/files-of-record.tsx'
import { useReadPages } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import { ChangedValues } from './changed-values.tsx'
import { useDesk } from './desk.ts'
import { EntryTime } from './entry-time.tsx'
import { FilesOfVoice } from './files-of-voice.tsx'
import {
  byDay,
  entriesOf,
  type TimelineEntry,
  type TimelineFilter,
  timelineFilters,
  timelineStep,
} from './timeline-entries.ts'
import './timeline.css'

const inSight = 12

/** Everything that happened, the latest first, in sentences. */
export function Timeline() {
  const { t } = useTranslation('tickets')
  const { locale } = useLocale()
  const { ticket } = useDesk()
  const phone = usePhone()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const pages = useReadPages(
    ticketTimeline,
    { ticketId: ticket.id },
    { limit: timelineStep(phone) },
    { about: [ticket.id] },
  )
  const entries = entriesOf(ticket, pages.items, filter)
  // What is in sight is drawn with the page, the rest right after it.
  const drawn = useDeferredValue(entries.length, inSight)
  const days = useMemo(
    () => byDay(entries.slice(0, drawn), (at) => formatDay(at, locale)),
    [entries, drawn, locale],
  )
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-timeline">
      <header className="hx-timeline-head">
        <h2 id="ticket-timeline">{t('screens.timeline.title')}</h2>
        <Segmented<TimelineFilter>
          size="small"
          aria-label={t('screens.timeline.filter')}
          value={filter}
          onChange={setFilter}
          options={timelineFilters.map((one) => ({ value: one, label: t(`screens.timeline.${one}`) }))}
        />
      </header>
      {pages.isPending && <LoadingState rows={5} />}
      {pages.problem !== null && <ErrorState problem={pages.problem} onRetry={pages.reload} />}
      {!pages.isPending && entries.length === 0 && (
        <p className="hx-soft">{t(`screens.timeline.none.${filter}`)}</p>
      )}
      {days.map(({ day, entries: inDay }) => (
        <div key={day} className="hx-timeline-day">
          <h3>{day}</h3>
          <ol>
            {inDay.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
      {filter === 'all' && pages.hasMore && drawn === entries.length && (
        <Button block onClick={pages.loadMore} loading={pages.loadingMore}>
          {t('screens.timeline.earlier')}
        </Button>
      )}
    </section>
  )
}

/** What a customer sent along with what they wrote; opened by those who may read their voice. */
function SentAlong({ files }: { files: TimelineEntry['voiceFiles'] }) {
  const may = useMay('intake.read')
  if (files.length === 0) return null
  if (may) return <FilesOfVoice files={files} />
  return <p className="hx-soft">{files.map(({ name }) => name).join(' · ')}</p>
}

const icons: Readonly<Record<TimelineEntry['look'], ReactNode>> = {
  event: <EditOutlined />,
  out: <EyeOutlined />,
  in: <UserOutlined />,
  note: <LockOutlined />,
  warning: <BellOutlined />,
}

const eventIcons: Readonly<Record<string, ReactNode>> = {
  'tickets.opened': <InboxOutlined />,
  'tickets.contacted': <PhoneOutlined />,
  'tickets.resolved': <CheckCircleOutlined />,
  'tickets.verified': <CheckCircleOutlined />,
  'tickets.closed': <CheckCircleOutlined />,
  'dispatch.assigned': <SwapOutlined />,
  'callbacks.attempted': <PhoneOutlined />,
  'callbacks.answered': <PhoneOutlined />,
  'clocks.met': <CheckCircleOutlined />,
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('tickets')
  const wordsOf = useEventWords()
  const { ticket } = useDesk()
  const { happening } = entry
  const written = entry.text !== null
  return (
    <li className={`hx-entry-line hx-entry-${entry.look}`}>
      <span className="hx-entry-sign" aria-hidden="true">
        {(entry.look === 'event' && eventIcons[happening?.type ?? '']) || icons[entry.look]}
      </span>
      <div className="hx-entry-body">
        <div className="hx-entry-head">
          <p>
            {!entry.ofItself && (
              <>
                <strong>{entry.actor ?? t(`screens.actor.${entry.actorKind}`)}</strong>
                {written ? ' ' : t('screens.timeline.between')}
              </>
            )}
            {written ? t(`screens.timeline.wrote.${entry.look}`) : happening && wordsOf(happening)}
            {entry.look === 'out' && entry.purpose !== null && (
              <span className="hx-soft"> · {t(`purpose.${entry.purpose}`)}</span>
            )}
          </p>
          <EntryTime at={entry.at} />
        </div>
        {written && entry.text !== '' && <p className="hx-entry-text">{entry.text}</p>}
        <SentAlong files={entry.voiceFiles} />
        {entry.recordId !== null && <FilesOfRecord ticketId={ticket.id} recordId={entry.recordId} />}
        {happening?.type === 'tickets.changed' && (
          <ChangedValues facts={happening.facts} words={happening.words} />
        )}
      </div>
    </li>
  )
}
