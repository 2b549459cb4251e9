import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { readAlert } from '../../contract/reading.ts'
import { recipes } from '../../domain/recipes.ts'
import { useFigure, usePartName } from '../alert-words.ts'
import { PartsOfMade } from './parts-of-made.tsx'

type Alert = CallerReply<typeof readAlert>

/** Why probably: which parts explain most of the change. A first look, no proof. */
export function Causes({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  if (alert.made !== null) return <PartsOfMade alert={alert} metric={alert.made.key} />
  return (
    <Card title={<h2>{t('alert.why')}</h2>} size="small">
      {alert.causes.length === 0 ? (
        <Nothing watched={alert.watched} />
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

function Nothing({ watched }: { watched: Alert['watched'] }) {
  const { t } = useTranslation('alerts')
  if (watched === 'group_events')
    return (
      <p className="hx-soft">
        {t('alert.whyGroupEvents')} <Link to="/group-events">{t('alert.toGroupEvents')}</Link>
      </p>
    )
  return <p className="hx-soft">{t(watched === 'silence' ? 'alert.whySilence' : 'alert.whyNothing')}</p>
}

function Explaining({ alert, explaining }: { alert: Alert; explaining: Alert['causes'][number] }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const partName = usePartName()
  const figure = useFigure()
  const { level = false, form } = alert.watched === 'made' ? { form: 'made' } : recipes[alert.watched]
  const { goal, goals } = alert.rule
  const ofGap = form === 'count' ? 'alert.shareNow' : 'alert.shareGap'
  const share = goal === null && !goals ? 'alert.share' : ofGap
  const shown = (value: number | null) => (value === null ? '–' : figure(value, alert.unit))
  return (
    <section className="hx-alert-explaining">
      <h3>{t(`splits.${explaining.by}`)}</h3>
      <ul>
        {explaining.parts.map((part) => (
          <li key={part.key ?? ''}>
            <span>{partName(part, explaining.by)}</span>
            <span className="hx-alert-share">
              {t(share, { share: formatNumber(part.share * 100, locale) })}
            </span>
            <small className="hx-soft">
              {t(level ? 'alert.now' : 'alert.moved', {
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
