import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMetricWords } from '#features/metrics/web/public/about-metric.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { readAlert } from '../../contract/reading.ts'
import { useFigure } from '../alert-words.ts'

type Alert = CallerReply<typeof readAlert>

/** What a made metric is made of, each beside its own past: no part of what is no sum has a share of the change. */
export function PartsOfMade({ alert, metric }: { alert: Alert; metric: string }) {
  const { t } = useTranslation('alerts')
  return (
    <Card title={<h2>{t('alert.why')}</h2>} size="small">
      <p className="hx-soft">{t('alert.whyMade')}</p>
      <p className="hx-soft">
        {t(alert.parts.some(({ usual }) => usual !== null) ? 'alert.partsBeside' : 'alert.partsAlone')}
      </p>
      <section className="hx-alert-explaining">
        <ul>
          {alert.parts.map((part) => (
            <Part key={part.metric} part={part} />
          ))}
        </ul>
      </section>
      <Link className="hx-alert-more" to={`/metrics/catalogue#metric-${metric}`}>
        {t('alert.toCatalogue')}
      </Link>
    </Card>
  )
}

/** That a part is beyond what was to be expected of it. */
function Strays({ value, usual }: Pick<Alert['parts'][number], 'value' | 'usual'>) {
  const { t } = useTranslation('alerts')
  if (usual === null || (value >= usual.low && value <= usual.high)) return null
  return <StatusTag tone="soon" plain word={t(value < usual.low ? 'alert.partLow' : 'alert.partHigh')} />
}

function Part({ part: { metric, unit, value, n, usual } }: { part: Alert['parts'][number] }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const figure = useFigure()
  const { name } = useMetricWords(metric)
  return (
    <li>
      <span>
        {name} <Strays value={value} usual={usual} />
      </span>
      <span className="hx-alert-share">{figure(value, unit)}</span>
      <small className="hx-soft">
        {usual === null
          ? t('alert.partCounted', { n: formatNumber(n, locale) })
          : t('alert.partUsual', {
              expected: figure(usual.expected, unit),
              low: figure(usual.low, unit),
              high: figure(usual.high, unit),
              n: formatNumber(n, locale),
            })}
      </small>
    </li>
  )
}
