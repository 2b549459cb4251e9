import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { ChecklistPoints } from '#features/checklists/web/public/checklist-points.tsx'
import { useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { confirmPoint } from '../contract/handling.ts'
import { checkCodes } from '../domain/confirmations.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { useDesk } from './desk.ts'
import type { Ticket } from './ticket.ts'

type Point = Ticket['confirmations'][number]

/** 三核实 before handling, 五确认 before closing, and the lists of its label; what keeps the ticket open is marked. */
export function ConfirmationsCard() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const checks = ticket.confirmations.filter((one) => checkCodes.includes(one.code))
  const rest = ticket.confirmations.filter((one) => !checkCodes.includes(one.code))
  const missing = isOpen(ticket.state) ? ticket.missing.length + ticket.openDuties.close : 0
  return (
    <section className="hx-ticket-card" id="ticket-confirm" aria-label={t('screens.confirm.title')}>
      <h2>
        {t('screens.confirm.title')}
        {missing > 0 && (
          <StatusTag tone="soon" plain word={t('screens.confirm.missing', { count: missing })} />
        )}
      </h2>
      <Points title={t('screens.confirm.checks')} points={checks} />
      <Points title={t('screens.confirm.confirmations')} points={rest} />
      <ChecklistPoints ticketId={ticket.id} />
    </section>
  )
}

function Points({ title, points }: { title: string; points: readonly Point[] }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const write = useWrite(confirmPoint)
  if (points.length === 0) return null
  return (
    <fieldset className="hx-points">
      <legend>{title}</legend>
      {points.map((point) => (
        <div key={point.code}>
          <Checkbox
            checked={point.confirmedAt !== null}
            disabled={!ticket.can.confirm}
            onChange={(event) =>
              void write.send({ ticketId: ticket.id, code: point.code }, { confirmed: event.target.checked })
            }
          >
            {t(`confirmation.${point.code}`)}
            {point.required && isOpen(ticket.state) && (
              <span className="hx-points-required">{t('screens.confirm.required')}</span>
            )}
          </Checkbox>
          {point.confirmedAt !== null && (
            <small className="hx-soft">
              {point.by?.name ?? t('screens.actor.system')} <RelativeTime at={point.confirmedAt} />
            </small>
          )}
        </div>
      ))}
    </fieldset>
  )
}
