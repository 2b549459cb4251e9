import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { alertsOfTicket } from '../../contract/reading.ts'
import { useAlertTitle } from '../alert-words.ts'
import { ColourTag, StandingTag } from '../colour-tag.tsx'
import './alerts-of-ticket.css'

/** The alerts that a ticket was opened from or linked with; nothing where the reader sees none. */
export function AlertsOfTicket({ ticketId }: { ticketId: string }) {
  return useMay('alerts.read') ? <Belongs ticketId={ticketId} /> : null
}

function Belongs({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('alerts')
  const titleOf = useAlertTitle()
  const { alerts = [] } = useRead(alertsOfTicket, { ticketId }, {}).data ?? {}
  if (alerts.length === 0) return null
  return (
    <aside className="hx-ticket-alerts" aria-label={t('menu.alerts')}>
      {alerts.map((alert) => (
        <p key={alert.id}>
          <ColourTag colour={alert.colour} />
          <span>
            {t(alert.opened ? 'tickets.from' : 'tickets.about')}{' '}
            <Link to={`/alerts/${alert.id}`}>{titleOf(alert)}</Link>
          </span>
          <StandingTag alert={alert} />
        </p>
      ))}
    </aside>
  )
}
