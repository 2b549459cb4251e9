import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { readAlert } from '../../contract/reading.ts'
import { useFigure, usePartName } from '../alert-words.ts'

type Alert = CallerReply<typeof readAlert>

/** Why probably: which parts explain most of the change. A first look, no proof. */
export function Causes({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  return (
    <Card title={t('alert.why')} size="small">
      {alert.causes.length === 0 ? (
        <p className="hx-soft">{t(alert.watched === 'silence' ? 'alert.whySilence' : 'alert.whyNothing')}</p>
      ) : (
        <>
          <p className="hx-soft">{t('alert.whyAbout')}</p>
          {alert.causes.map((explaining) => (
            <Explaining key={explaining.by} alert={alert} explaining={explaining} />
          ))}
        </>
      )}
    </Card>
  )
}

function Explaining({ alert, explaining }: { alert: Alert; explaining: Alert['causes'][number] }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const partName = usePartName()
  const figure = useFigure()
  const shown = (value: number | null) => (value === null ? '–' : figure(value, alert.unit))
  return (
    <section className="hx-alert-explaining">
      <h3>{t(`splits.${explaining.by}`)}</h3>
      <ul>
        {explaining.parts.map((part) => (
          <li key={part.key ?? ''}>
            <span>{partName(part, explaining.by)}</span>
            <span className="hx-alert-share">
              {t('alert.share', { share: formatNumber(part.share * 100, locale) })}
            </span>
            <small className="hx-soft">
              {t('alert.moved', {
                before: shown(part.before.value),
                now: shown(part.now.value),
                n: formatNumber(part.now.n, locale),
              })}
            </small>
            <span
              aria-hidden="true"
              className="hx-alert-bar"
              style={{ inlineSize: `${Math.min(100, part.share * 100)}%` }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
