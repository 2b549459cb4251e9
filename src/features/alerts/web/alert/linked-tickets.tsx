import { DisconnectOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { unlinkAlertTicket } from '../../contract/deeds.ts'
import type { readAlert, ticketsOfAlert } from '../../contract/reading.ts'
import { LinkTicketDialog } from './link-ticket-dialog.tsx'
import { OpenTicketDialog } from './open-ticket-dialog.tsx'

type Tickets = CallerReply<typeof ticketsOfAlert>

/** The tickets that people opened from an alert or linked with it, and the ways to do so. */
export function LinkedTickets({
  alert,
  tickets: { linked, can },
}: {
  alert: CallerReply<typeof readAlert>
  tickets: Tickets
}) {
  const { t } = useTranslation('alerts')
  const [doing, begin] = useState<'open' | 'link' | null>(null)
  const close = () => begin(null)
  if (linked.length === 0 && !can.link) return null
  return (
    <section className="hx-alert-linked" aria-label={t('tickets.linked')}>
      {linked.length > 0 && (
        <>
          <h3>{t('tickets.linked')}</h3>
          <ul className="hx-alert-tickets">
            {linked.map((ticket) => (
              <li key={ticket.id}>
                <TicketStanding
                  ticketId={ticket.id}
                  ticketNumber={ticket.number}
                  ticketState={ticket.state}
                />
                {ticket.opened && <small className="hx-soft">{t('tickets.openedHere')}</small>}
                {can.link && <Unlink alertId={alert.id} ticket={ticket} />}
                <span>{ticket.title}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {can.link && (
        <Space wrap>
          <Button onClick={() => begin('open')}>{t('tickets.open')}</Button>
          <Button onClick={() => begin('link')}>{t('tickets.link')}</Button>
        </Space>
      )}
      {doing === 'open' && <OpenTicketDialog alert={alert} onClose={close} />}
      {doing === 'link' && <LinkTicketDialog alertId={alert.id} onClose={close} />}
    </section>
  )
}

function Unlink({ alertId, ticket }: { alertId: string; ticket: Tickets['linked'][number] }) {
  const { t } = useTranslation('alerts')
  const unlink = useWrite(unlinkAlertTicket)
  return (
    <Button
      type="text"
      size="small"
      icon={<DisconnectOutlined />}
      loading={unlink.pending}
      aria-label={t('tickets.unlinkOf', { number: ticket.number })}
      onClick={() => void unlink.send({ alertId, ticketId: ticket.id }, {})}
    />
  )
}
