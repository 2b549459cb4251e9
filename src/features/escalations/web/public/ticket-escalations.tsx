import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { type Escalation, ticketEscalations } from '../../contract/climbing.ts'
import { Acknowledge } from './acknowledge.tsx'
import '../ladders.css'

/** Who was told of the ticket's time, whether anybody sees to it, and who comes next; nothing where nobody was told. */
export function TicketEscalations({ ticketId, className }: { ticketId: string; className?: string }) {
  const { t } = useTranslation('escalations')
  const { data } = useRead(ticketEscalations, { ticketId }, {}, { about: [ticketId] })
  if (data === undefined || data.escalations.length === 0) return null
  const [present, over] = [true, false].map((runs) => data.escalations.filter((one) => one.runs === runs))
  return (
    <section className={className} aria-labelledby="ticket-escalations">
      <h2 id="ticket-escalations">{t('ticket.title')}</h2>
      <ul className="hx-escalations">
        {present?.map((one) => (
          <Climb key={one.id} escalation={one} />
        ))}
      </ul>
      {over !== undefined && over.length > 0 && (
        <details className="hx-escalations-over">
          <summary>{t('ticket.over', { count: over.length })}</summary>
          <ul className="hx-escalations">
            {over.map((one) => (
              <Climb key={one.id} escalation={one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Climb({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation('escalations')
  const { id, matter, obligation, steps, can } = escalation
  const answered = steps.find(({ acknowledged }) => acknowledged !== null)?.acknowledged
  const answerBy = steps.find((step) => step.answerBy !== null)?.answerBy
  const told = steps.filter(({ people }) => people.length > 0)
  return (
    <li>
      <div className="hx-ladder-head">
        <strong>{t(`about.${obligation ?? matter}`)}</strong>
        {can.acknowledge && <Acknowledge escalationId={id} />}
      </div>
      <ul className="hx-escalation-steps">
        {told.map((step) => (
          <li key={step.step}>
            {t('ticket.told', { names: step.people.map(({ name }) => name).join(t('and')) })}
            {step.times > 1 && t('ticket.times', { count: step.times })} · <RelativeTime at={step.toldAt} />
          </li>
        ))}
      </ul>
      {answered != null && (
        <p className="hx-soft">
          {t('ticket.answered', { name: answered.by?.name ?? t('ticket.someone'), at: answered.at })}
        </p>
      )}
      {answerBy != null && <p className="hx-soft">{t('ticket.answer_by', { at: answerBy })}</p>}
    </li>
  )
}
