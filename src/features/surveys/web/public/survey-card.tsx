import { Rate } from 'antd'
import { useTranslation } from 'react-i18next'
import { PolarityTag } from '#features/intake/web/public/polarity-tag.tsx'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ticketAnswers } from '../../contract.ts'
import './survey-card.css'

type Answer = ItemOf<typeof ticketAnswers>

/** What the customer of a ticket answered when asked how it was, cycle by cycle; nothing before. */
export function SurveyCard({ ticketId, className }: { ticketId: string; className?: string }) {
  const { t } = useTranslation('surveys')
  const answers = useRead(ticketAnswers, { ticketId }, {}, { about: [ticketId] }).data?.items ?? []
  if (answers.length === 0) return null
  return (
    <section className={className} aria-label={t('card.title')}>
      <h2>{t('card.title')}</h2>
      {answers.map((answer) => (
        <OneAnswer key={answer.id} answer={answer} many={answers.length > 1} />
      ))}
    </section>
  )
}

function OneAnswer({ answer, many }: { answer: Answer; many: boolean }) {
  const { t } = useTranslation('surveys')
  const { answeredAt, cycle, csat, nps, comment, sound } = answer
  return (
    <div className="hx-survey-answer">
      {csat !== null && (
        <p>
          {t('card.csat')} <Rate disabled value={csat} /> {csat}/5
        </p>
      )}
      {nps !== null && <p>{t('card.nps', { nps })}</p>}
      {comment !== null && <blockquote>{comment}</blockquote>}
      <p className="hx-soft">
        {sound !== null && <PolarityTag polarity={sound.polarity} />}
        {sound !== null && ' · '}
        {many && `${t('card.cycle', { cycle })} · `}
        <RelativeTime at={answeredAt} />
      </p>
    </div>
  )
}
