import { Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
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

/** So many tickets are shown until somebody wants them all. */
const few = 5

/** The tickets of the voices, as far as the reader sees them. */
export function Tickets({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  const [all, setAll] = useState(false)
  const { ticketList } = event
  if (ticketList.length === 0) return null
  return (
    <Card size="small" title={t('tickets.title', { count: event.tickets })}>
      <ul className="hx-group-event-list">
        {ticketList.slice(0, all ? undefined : few).map((ticket) => (
          <li key={ticket.id}>
            <One ticket={ticket} />
          </li>
        ))}
      </ul>
      {!all && ticketList.length > few && (
        <Button type="text" block onClick={() => setAll(true)} style={{ marginTop: 8 }}>
          {t('tickets.all')}
        </Button>
      )}
    </Card>
  )
}

function One({ ticket: { id, number, title, state, voices } }: { ticket: Event['ticketList'][number] }) {
  const { t } = useTranslation('group-events')
  return (
    <>
      <span className="hx-group-event-facts">
        <TicketStanding ticketId={id} ticketNumber={number} ticketState={state} />
        {voices > 1 && <span>{t('card.voices', { count: voices })}</span>}
      </span>
      <span className="hx-group-event-words">{title}</span>
    </>
  )
}
