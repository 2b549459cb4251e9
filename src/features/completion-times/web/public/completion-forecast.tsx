import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { formatNumber, formatShortDay, formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useNow } from '#platform/web/now.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { completionOfTicket, type Forecast } from '../../contract.ts'
import { useEffectWords } from '../effect-words.ts'
import './completion-forecast.css'

const minute = 60_000
const quarter = 15 * minute
const day = 24 * 60 * minute
/** From here on a chance of being late is worth a word of its own. */
const worthSaying = 0.2
const alarming = 0.5

/** When a ticket will probably be solved, how sure that is, and why; nothing where it cannot be said. */
export function CompletionForecast({ ticketId }: { ticketId: string }) {
  const read = useRead(completionOfTicket, { ticketId }, {}, { about: [ticketId], every: quarter })
  const estimate = read.data?.estimate ?? null
  return estimate === null ? null : <Told estimate={estimate} />
}

function Told({ estimate }: { estimate: Forecast }) {
  const { t } = useTranslation('completion-times')
  const { effectOf } = useEffectWords()
  const about = useAbout()
  return (
    <div className="hx-forecast">
      <p>
        <strong>{t('card.expected', { at: about(estimate.expectedAt) })}</strong>{' '}
        <Lateness estimate={estimate} />
      </p>
      <p className="hx-soft">
        {t('card.between', { from: about(estimate.earliestAt), to: about(estimate.latestAt) })}
      </p>
      <details className="hx-soft">
        <summary>{t('card.why')}</summary>
        <ul>
          {estimate.effects.map((effect) => (
            <li key={`${effect.kind}:${effect.which}`}>{effectOf(effect)}</li>
          ))}
          <li>{t('card.basis', { cases: estimate.cases })}</li>
        </ul>
      </details>
    </div>
  )
}

function Lateness({ estimate: { lateChance } }: { estimate: Forecast }) {
  const { t } = useTranslation('completion-times')
  const { locale } = useLocale()
  if (lateChance === null) return null
  if (lateChance < worthSaying) return <StatusTag tone="met" word={t('card.on_time')} plain />
  const chance = `${formatNumber(lateChance * 100, locale)}%`
  return (
    <StatusTag tone={lateChance >= alarming ? 'breached' : 'soon'} word={t('card.late', { chance })} plain />
  )
}

/** A moment as roughly as it is known: to the quarter of an hour within a day, to the day beyond. */
function useAbout(): (moment: string) => string {
  const { locale } = useLocale()
  const now = useNow()
  return (moment) => {
    const at = Math.round(Date.parse(moment) / quarter) * quarter
    return at - now < day
      ? `${formatShortDay(at, locale)} ${formatTime(at, locale)}`
      : formatShortDay(at, locale)
  }
}
