import { SafetyCertificateOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LabelName } from '#features/taxonomy/web/public/label-picker.tsx'
import type { Locale } from '#platform/contract/locale.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useDesk } from './desk.ts'
import type { Ticket } from './ticket.ts'

type Cycle = Ticket['cycles'][number]
const fenPerYuan = 100

/** What was done in each handling and whether the customer agreed; nothing before the first resolution. */
export function ResultCard() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const told = ticket.cycles.filter((one) => one.resolution !== null || one.reopened !== null).reverse()
  if (told.length === 0 && ticket.withdrawal === null) return null
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-result">
      <h2 id="ticket-result">{t('screens.result.title')}</h2>
      {ticket.cycles.some(({ resolution }) => resolution !== null) && (
        <Link to={`/tickets/${ticket.id}/letter`}>{t('screens.letter.open')}</Link>
      )}
      {ticket.withdrawal !== null && (
        <p>
          {t('screens.result.withdrawn', { reason: t(`withdrawn.${ticket.withdrawal.reason}`) })}{' '}
          <RelativeTime at={ticket.withdrawal.at} />
        </p>
      )}
      {told.map((cycle) => (
        <CycleResult key={cycle.cycle} cycle={cycle} several={ticket.cycle > 1} />
      ))}
    </section>
  )
}

const yuan = (fen: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY' }).format(fen / fenPerYuan)

function CycleResult({ cycle, several }: { cycle: Cycle; several: boolean }) {
  const { t } = useTranslation('tickets')
  const { locale } = useLocale()
  const { resolution, verification, reopened } = cycle
  return (
    <div className="hx-result">
      {several && (
        <h3>
          {t('screens.row.cycle', { count: cycle.cycle })}
          {reopened !== null && <span className="hx-soft"> · {t(`reopened.${reopened.reason}`)}</span>}
        </h3>
      )}
      {resolution === null ? (
        <p className="hx-soft">{t('screens.result.underway')}</p>
      ) : (
        <>
          <p className="hx-inbox-tags">
            <StatusTag tone="met" word={t(`outcome.${resolution.outcome}`)} />
            {resolution.compensation !== null && <span>{yuan(resolution.compensation, locale)}</span>}
            <span className="hx-soft">
              {resolution.by?.name} <RelativeTime at={resolution.at} />
            </span>
          </p>
          <p className="hx-voice-text">{resolution.solution}</p>
          {resolution.causeLabelId !== null && (
            <p className="hx-soft">
              {t('screens.resolve.cause')}：<LabelName id={resolution.causeLabelId} />
            </p>
          )}
        </>
      )}
      {verification !== null && (
        <StatusTag
          tone="met"
          plain
          icon={<SafetyCertificateOutlined />}
          word={t(`verified.${verification.how}`)}
        />
      )}
    </div>
  )
}
