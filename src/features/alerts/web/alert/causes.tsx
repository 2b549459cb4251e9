import { Card } from 'antd'
import { useState } from 'react'
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
type Dimension = Alert['causes'][number]

const mostAtFirst = 2
const enough = 0.8

/** The parts that make up most of a dimension by themselves: what a glance needs. */
function mainParts({ parts }: Dimension): Dimension['parts'] {
  const [first] = parts
  return parts.slice(0, first !== undefined && first.share >= enough ? 1 : mostAtFirst)
}

const largestShare = ({ parts: [first] }: Dimension) => first?.share ?? 0

/** Why probably: which parts explain most of the change. A first look, no proof. */
export function Causes({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  if (alert.made !== null) return <PartsOfMade alert={alert} metric={alert.made.key} />
  return (
    <Card title={<h2>{t('alert.why')}</h2>} size="small">
      {alert.causes.length === 0 ? <Nothing watched={alert.watched} /> : <Found alert={alert} />}
    </Card>
  )
}

/** What explains most comes first; of each dimension the main parts, and all of them for whoever asks. */
function Found({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const [all, showAll] = useState(false)
  const causes = alert.causes.toSorted((a, b) => largestShare(b) - largestShare(a))
  const count = causes.reduce((sum, { parts }) => sum + parts.length, 0)
  const shown = causes.map((one) => (all ? one : { ...one, parts: mainParts(one) }))
  const isLess = shown.reduce((sum, { parts }) => sum + parts.length, 0) < count
  return (
    <>
      <p className="hx-soft">{t('alert.whyAbout')}</p>
      {shown.map((explaining) => (
        <Explaining key={explaining.by} alert={alert} explaining={explaining} />
      ))}
      {causes.some((one) => largestShare(one) >= 1.005) && (
        <p className="hx-soft hx-alert-rest">{t('alert.whyMoreThanAll')}</p>
      )}
      {isLess && (
        <button type="button" className="hx-alert-more" onClick={() => showAll(true)}>
          {t('alert.whyAll', { count })}
        </button>
      )}
    </>
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

function Explaining({ alert, explaining }: { alert: Alert; explaining: Dimension }) {
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
