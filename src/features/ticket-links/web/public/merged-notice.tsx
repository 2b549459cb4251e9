import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { linkedTickets } from '../../contract/reading.ts'
import { useTakeApart } from '../use-take-apart.tsx'
import '../links.css'

/** At the head of a ticket that stopped for another one: where the work goes on, and the way back. */
export function MergedNotice({ ticket }: { ticket: { id: string; number: string; version: number } }) {
  const { t } = useTranslation('ticket-links')
  const navigate = useNavigate()
  const { ask, pending } = useTakeApart()
  const ties = useRead(linkedTickets, { ticketId: ticket.id }, {}, { about: [ticket.id] }).data
  if (!ties?.mergedInto) return null
  const { id, number } = ties.mergedInto.ticket
  return (
    <Alert
      type="info"
      showIcon
      title={t('notice.mergedInto', { number })}
      description={
        <span className="hx-links-deeds">
          <Button size="small" type="primary" onClick={() => void navigate(`/tickets/${id}`)}>
            {t('notice.goThere', { number })}
          </Button>
          {ties.can.takeApart && (
            <Button size="small" loading={pending} onClick={() => void ask(ticket)}>
              {t('notice.takeApart')}
            </Button>
          )}
        </span>
      }
    />
  )
}
