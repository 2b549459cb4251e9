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
import { Button } from 'antd'
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
import { byDay, entriesOf, type TimelineEntry, timelineStep, writtenEntries } from './timeline-entries.ts'
import { TimelineHead, type TimelineView } from './timeline-head.tsx'
import './timeline.css'

const inSight = 12

/** Everything that happened, in sentences: the latest first, or from its beginning. */
export function Timeline() {
  const { t } = useTranslation('tickets')
  const { locale } = useLocale()
  const { ticket } = useDesk()
  const step = timelineStep(usePhone())
  const [view, look] = useState<TimelineView>({ filter: 'all', order: 'latest', sought: '' })
  const [most, showMost] = useState(step)
  const { filter, order, sought } = view
  const pages = useReadPages(
    ticketTimeline,
    { ticketId: ticket.id },
    { limit: step, ...(order === 'first' && { order }) },
    { about: [ticket.id] },
  )
  const written = filter !== 'all' || sought.trim() !== ''
  const found = written ? writtenEntries(ticket, view) : entriesOf(ticket, pages.items)
  const entries = written ? found.slice(0, most) : found
  // What is in sight is drawn with the page, the rest right after it.
  const drawn = useDeferredValue(entries.length, inSight)
  const days = useMemo(
    () => byDay(entries.slice(0, drawn), (at) => formatDay(at, locale)),
    [entries, drawn, locale],
  )
  const hasMore = written ? found.length > most : pages.hasMore
  const long = pages.hasMore || order === 'first' || ticket.messages.length + ticket.notes.length > step
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-timeline">
      <TimelineHead view={view} long={long} onLook={look} />
      {sought.trim() !== '' && (
        <p className="hx-soft" role="status">
          {t('screens.timeline.found', { count: found.length })}
        </p>
      )}
      {pages.isPending && <LoadingState rows={5} />}
      {pages.problem !== null && <ErrorState problem={pages.problem} onRetry={pages.reload} />}
      {!pages.isPending && entries.length === 0 && sought.trim() === '' && (
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
      {hasMore && drawn === entries.length && (
        <Button
          block
          onClick={written ? () => showMost(most + step) : pages.loadMore}
          loading={!written && pages.loadingMore}
        >
          {t(order === 'first' ? 'screens.timeline.later' : 'screens.timeline.earlier')}
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
