import { Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { type ItemOf, useReadPages, useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { takeVoiceOut } from '../../contract/deeds.ts'
import { groupEventVoices, type readGroupEvent } from '../../contract/reading.ts'

type Voice = ItemOf<typeof groupEventVoices>
type Event = CallerReply<typeof readGroupEvent>

/** The voices of an event, the newest first; one that does not belong can be taken out. */
export function Voices({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  const pages = useReadPages(groupEventVoices, { groupEventId: event.id }, { limit: 30 })
  if (pages.items.length === 0) {
    if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
    if (pages.isPending) return <LoadingState rows={6} />
    return null
  }
  return (
    <Card size="small" title={t('voices.title')}>
      <ul className="hx-group-event-list">
        {pages.items.map((voice) => (
          <li key={voice.id}>
            <One voice={voice} event={event} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button block loading={pages.loadingMore} onClick={pages.loadMore} style={{ marginTop: 12 }}>
          {t('voices.more')}
        </Button>
      )}
    </Card>
  )
}

/** What was said, by whom, where and when. */
export function VoiceFacts({ voice }: { voice: Voice }) {
  const { t } = useTranslation('group-events')
  return (
    <>
      <Link className="hx-group-event-words" to={`/feedback/${voice.id}`}>
        {voice.excerpt}
      </Link>
      <span className="hx-group-event-facts">
        {voice.customerId === null ? (
          <span>{t('voices.nameless')}</span>
        ) : (
          <Link to={`/customers/${voice.customerId}`}>{voice.customerName ?? t('voices.unnamed')}</Link>
        )}
        {voice.outletName !== null && <span>{voice.outletName}</span>}
        <span>{t(`intake:channels.${voice.channel}`)}</span>
        <RelativeTime at={voice.occurredAt} />
        <TicketStanding {...voice} />
      </span>
    </>
  )
}

function One({ voice, event }: { voice: Voice; event: Event }) {
  const { t } = useTranslation('group-events')
  const takeOut = useWrite(takeVoiceOut)
  return (
    <div className="hx-group-event-line">
      <div>
        <VoiceFacts voice={voice} />
      </div>
      {event.can.takeOut && (
        <Button
          type="text"
          size="small"
          loading={takeOut.pending}
          onClick={() => void takeOut.send({ groupEventId: event.id, feedbackId: voice.id }, {})}
        >
          {t('voices.takeOut')}
        </Button>
      )}
    </div>
  )
}
