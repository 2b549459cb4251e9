import { Rate } from 'antd'
import { useTranslation } from 'react-i18next'
import { useReadPages } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ticketTimeline } from '../contract/reading.ts'
import { useDesk } from './desk.ts'

/** What the customer answered when asked how it was; nothing before. */
export function SurveyCard() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const pages = useReadPages(ticketTimeline, { ticketId: ticket.id }, { limit: 50 }, { about: [ticket.id] })
  const answers = pages.items.filter((one) => one.type === 'surveys.answered')
  if (answers.length === 0) return null
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-survey">
      <h2 id="ticket-survey">{t('screens.survey.title')}</h2>
      {answers.map(({ id, at, facts: { csat, nps, cycle } }) => (
        <div key={id} className="hx-survey-answer">
          {typeof csat === 'number' && (
            <p>
              {t('screens.survey.csat')} <Rate disabled value={csat} /> {csat}/5
            </p>
          )}
          {typeof nps === 'number' && <p>{t('screens.survey.nps', { nps })}</p>}
          <small className="hx-soft">
            {ticket.cycle > 1 && `${t('screens.row.cycle', { count: Number(cycle) })} · `}
            <RelativeTime at={at} />
          </small>
        </div>
      ))}
    </section>
  )
}
