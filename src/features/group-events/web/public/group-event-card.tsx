import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { groupEventOfVoice, groupEventsOfTicket } from '../../contract/reading.ts'
import { EventState, useEventTitle } from './event-words.tsx'
import './group-event-card.css'

type Short = CallerReply<typeof groupEventsOfTicket>['events'][number]

/** The group event that a voice belongs to; nothing where it belongs to none. */
export function GroupEventOfVoice({ feedbackId }: { feedbackId: string }) {
  const { event } = useRead(groupEventOfVoice, { feedbackId }, {}).data ?? {}
  return event ? <Belongs events={[event]} /> : null
}

/** The group events that the voices of a ticket belong to; nothing where they belong to none. */
export function GroupEventsOfTicket({ ticketId }: { ticketId: string }) {
  const { events = [] } = useRead(groupEventsOfTicket, { ticketId }, {}).data ?? {}
  return events.length > 0 ? <Belongs events={events} /> : null
}

function Belongs({ events }: { events: readonly Short[] }) {
  const { t } = useTranslation('group-events')
  const titleOf = useEventTitle()
  return (
    <aside className="hx-belongs" aria-label={t('card.title')}>
      {events.map((event) => (
        <p key={event.id}>
          <EventState state={event.state} />
          <span>
            {t('card.belongs')} <Link to={`/group-events/${event.id}`}>{titleOf(event)}</Link>
          </span>
          <span className="hx-soft">{t('card.voices', { count: event.voices })}</span>
        </p>
      ))}
    </aside>
  )
}
