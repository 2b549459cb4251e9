import { InfoCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { readCatalogue } from '../../contract/catalogue.ts'
import { type Definition, formulaOf } from '../../domain/definitions/definition.ts'
import { definitions, type MetricKey } from '../../domain/definitions.ts'
import { type OwnKey, ownKey } from '../../domain/own-metrics.ts'
import './about-metric.css'

/** A metric that is on its way, or was retired. */
const unknown = (
  key: string,
): Pick<
  Definition,
  'name' | 'counted' | 'outOf' | 'leftOut' | 'version' | 'since' | 'unit' | 'direction'
> => ({
  ...{ name: { 'zh-CN': key, en: key }, counted: { 'zh-CN': '', en: '' }, outOf: null, leftOut: null },
  ...{ version: 0, since: '', unit: 'count', direction: 'neither' },
})

/** What a metric is called, and how it is computed, in the interface language. */
export function useMetricWords(metric: MetricKey | OwnKey) {
  const { locale } = useLocale()
  const isOwn = ownKey.test(metric)
  // What ships stands in the program; what the organisation made, in its catalogue.
  const made = useRead(readCatalogue, {}, {}, { enabled: isOwn }).data?.items.find(
    ({ key }) => isOwn && key === metric,
  )
  const definition = made ?? (isOwn ? unknown(metric) : definitions[metric as MetricKey])
  return {
    name: definition.name[locale],
    formula: formulaOf(definition)[locale],
    leftOut: definition.leftOut?.[locale] ?? null,
    version: definition.version,
    since: definition.since === '' ? '' : formatDay(definition.since, locale),
    unit: definition.unit,
    direction: definition.direction,
  }
}

/** How a figure is computed, in the words of the catalogue, behind an «i» beside it. */
export function AboutMetric({ metric }: { metric: MetricKey | OwnKey }) {
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
      {mayRead && <Link to={`/metrics/catalogue/${metric}`}>{t('catalogue.inIt')}</Link>}
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
