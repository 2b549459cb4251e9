import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { TicketLink, TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { readGroupEvent } from '../../contract/reading.ts'

type Event = CallerReply<typeof readGroupEvent>

/** Where the voices were raised, the place of the most first. */
export function Places({ places }: Pick<Event, 'places'>) {
  const { t } = useTranslation('group-events')
  if (places.length === 0) return null
  return (
    <Card size="small" title={t('places.title')}>
      <ul className="hx-group-event-places">
        {places.map(({ name, voices }) => (
          <li key={name}>
            <span>{name}</span>
            <span>{voices}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The tickets of the voices, as far as the reader sees them. */
export function Tickets({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  if (event.ticketList.length === 0) return null
  return (
    <Card size="small" title={t('list.tickets')}>
      <ul className="hx-group-event-list">
        {event.ticketList.map(({ id, number, title, state, voices }) => (
          <li key={id}>
            <TicketLink ticketId={id} number={number}>
              {title}
            </TicketLink>
            <span className="hx-group-event-facts">
              <TicketStanding ticketId={id} ticketNumber={number} ticketState={state} />
              {voices > 1 && <span>{t('card.voices', { count: voices })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
