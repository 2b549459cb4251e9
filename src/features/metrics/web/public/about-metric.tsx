import { InfoCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { formulaOf } from '../../domain/definitions/definition.ts'
import { definitions, type MetricKey } from '../../domain/definitions.ts'
import './about-metric.css'

/** What a metric is called, and how it is computed, in the interface language. */
export function useMetricWords(metric: MetricKey) {
  const { locale } = useLocale()
  const definition = definitions[metric]
  return {
    name: definition.name[locale],
    formula: formulaOf(definition)[locale],
    leftOut: definition.leftOut?.[locale] ?? null,
    version: definition.version,
    since: formatDay(definition.since, locale),
  }
}

/** How a figure is computed, in the words of the catalogue, behind an «i» beside it. */
export function AboutMetric({ metric }: { metric: MetricKey }) {
  const { t } = useTranslation('metrics')
  const mayRead = useMay('metrics.read')
  const { name, formula, leftOut, version, since } = useMetricWords(metric)
  const content = (
    <div className="hx-about-metric">
      <p>{formula}</p>
      {leftOut !== null && (
        <p className="hx-soft">
          {t('catalogue.leftOut')}
          {t('catalogue.colon')}
          {leftOut}
        </p>
      )}
      <p className="hx-soft">{t('catalogue.versionOf', { version, since })}</p>
      {mayRead && <Link to={`/metrics/catalogue?q=${encodeURIComponent(name)}`}>{t('catalogue.inIt')}</Link>}
    </div>
  )
  return (
    <Popover trigger="click" title={name} content={content}>
      <Button
        type="text"
        size="small"
        className="hx-about-metric-sign"
        icon={<InfoCircleOutlined />}
        aria-label={t('catalogue.about', { name })}
      />
    </Popover>
  )
}

/** The formula where there is room for it to stand open. */
export function MetricFormula({ metric }: { metric: MetricKey }) {
  return <p className="hx-soft">{useMetricWords(metric).formula}</p>
}
