import { Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { ticketsOfAlert } from '../../contract/reading.ts'

/** The tickets behind the figures, as far as the reader sees them; each is dispatched on its own page. */
export function Tickets({ alertId }: { alertId: string }) {
  const { t } = useTranslation('alerts')
  const [all, showAll] = useState(false)
  const read = useRead(ticketsOfAlert, { alertId }, {})
  return (
    <Card title={t('tickets.title')} size="small">
      <ReadState read={read} rows={2}>
        {({ tickets, more }) =>
          tickets.length === 0 ? (
            <p className="hx-soft">{t('tickets.none')}</p>
          ) : (
            <>
              <ul className="hx-alert-tickets">
                {(all ? tickets : tickets.slice(0, 5)).map(({ id, number, title, state, assigneeId }) => (
                  <li key={id}>
                    <TicketStanding ticketId={id} ticketNumber={number} ticketState={state} />
                    {assigneeId === null && <small className="hx-tone-soon">{t('tickets.unassigned')}</small>}
                    <span>{title}</span>
                  </li>
                ))}
              </ul>
              {!all && tickets.length > 5 && (
                <button type="button" className="hx-alert-more" onClick={() => showAll(true)}>
                  {t('tickets.all', { count: tickets.length })}
                </button>
              )}
              {all && more && <p className="hx-soft">{t('tickets.more')}</p>}
            </>
          )
        }
      </ReadState>
    </Card>
  )
}
