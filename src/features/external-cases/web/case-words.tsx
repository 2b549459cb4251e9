import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { ItemOf } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useNow } from '#platform/web/now.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { externalCaseList } from '../contract/reading.ts'

export type External = ItemOf<typeof externalCaseList>

const dayMs = 86_400_000

/** What the source of a case is called. */
export function useSourceName(): (one: Pick<External, 'source' | 'sourceName'>) => string {
  const { t } = useTranslation('external-cases')
  return ({ source, sourceName }) => sourceName ?? t(`source.${source}`)
}

/** How a case stands: what is left of an open one, and how the others ended. */
export function Standing({ one }: { one: External }) {
  const { t } = useTranslation('external-cases')
  const now = useNow()
  const { state, late, dueAt } = one
  if (state !== 'open')
    return (
      <>
        <StatusTag
          tone={state === 'replied' ? 'met' : 'quiet'}
          word={t(`state.${state}`)}
          {...(state === 'closed' && { icon: <CheckCircleOutlined /> })}
        />
        {late && <StatusTag tone="breached" word={t('standing.repliedLate')} plain />}
      </>
    )
  const left = Date.parse(dueAt) - now
  if (left < 0) return <StatusTag tone="breached" word={t('standing.late')} />
  const days = Math.floor(left / dayMs)
  const word = days === 0 ? t('standing.today') : t('standing.left', { count: days })
  return <StatusTag tone={days < 3 ? 'soon' : 'note'} icon={<ClockCircleOutlined />} word={word} />
}

/** The number as the authority writes it, to be read out and copied. */
export function CaseNumber({ number }: { number: string | null }) {
  const { t } = useTranslation('external-cases')
  if (number === null) return <span className="hx-soft">{t('card.erased')}</span>
  return <strong className="hx-external-number">{number}</strong>
}

/** When it came and when it has to be, or was, replied to. */
export function Days({ one }: { one: External }) {
  const { t } = useTranslation('external-cases')
  const { receivedOn, repliedOn, dueOn } = one
  const said = [
    t('card.received', { day: receivedOn }),
    t('card.due', { day: dueOn }),
    ...(repliedOn === null ? [] : [t('card.replied', { day: repliedOn })]),
  ]
  return <p className="hx-soft">{said.join(' · ')}</p>
}

/** Each step and who took it. */
export function Steps({ steps }: { steps: External['steps'] }) {
  const { t } = useTranslation('external-cases')
  const { locale } = useLocale()
  return (
    <ol className="hx-external-steps">
      {steps.map(({ step, at, by, words }) => (
        <li key={`${step} ${at}`}>
          {t(`step.${step}`)} · {by?.name ?? t('card.system')} · {formatMoment(at, locale)}
          {words !== null && <q>{words}</q>}
        </li>
      ))}
    </ol>
  )
}
