import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { BoardsWith } from '#features/dashboards/web/public/boards-with.tsx'
import { MetricFigures } from '#features/dashboards/web/public/metric-figures.tsx'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { readCatalogue } from '../contract/catalogue.ts'
import { listGoals } from '../contract/goals.ts'
import type { Metric } from './catalogue-rows.ts'
import { MetricFacts } from './metric-facts.tsx'
import { GoalsOf, VersionsOf } from './metric-past.tsx'
import { OwnMetricDrawer } from './own-metric-drawer.tsx'
import './catalogue.css'
import './goals.css'

/** One metric: what it comes to, how it is computed, what it is held to, and where it is used. */
export default function MetricPage() {
  const { t } = useTranslation('metrics')
  const { metric: key = '' } = useParams()
  const read = useRead(readCatalogue, {}, {})
  return (
    <ReadState read={read} rows={10}>
      {({ items, can }) => {
        const metric = items.find((one) => one.key === key)
        return metric === undefined ? (
          <EmptyState title={t('catalogue.gone')} hint={<ToCatalogue />} />
        ) : (
          <Told key={key} metric={metric} items={items} can={can} />
        )
      }}
    </ReadState>
  )
}

function ToCatalogue() {
  const { t } = useTranslation('metrics')
  return <Link to="/metrics/catalogue">{t('catalogue.all')}</Link>
}

function Told(props: {
  metric: Metric
  items: readonly Metric[]
  can: { readonly nameOwner: boolean; readonly make: boolean }
}) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const { metric, items, can } = props
  const [changing, change] = useState(false)
  const goals =
    useRead(listGoals, {}, { metric: metric.key }, { enabled: metric.direction !== 'neither' }).data?.items ??
    []
  return (
    <>
      <PageHeader
        title={metric.name[locale]}
        beside={<code className="hx-soft">{metric.key}</code>}
        subtitle={metric.formula[locale]}
        more={<ToCatalogue />}
        action={
          can.make &&
          metric.expression !== null && <Button onClick={() => change(true)}>{t('own.change')}</Button>
        }
      />
      {changing && <OwnMetricDrawer metric={metric} onClose={() => change(false)} />}
      <div className="hx-metric-page">
        {metric.cuts.length > 0 && (
          <Part title={t('catalogue.comesTo')}>
            <MetricFigures metric={metric.key} aims={metric.goal !== null || goals.length > 0} />
          </Part>
        )}
        <Part title={t('catalogue.how')}>
          <MetricFacts metric={metric} mayName={can.nameOwner} />
        </Part>
        {metric.direction !== 'neither' && (
          <Part title={t('menu.goals')}>
            <GoalsOf metric={metric} goals={goals} />
          </Part>
        )}
        <Part title={t('catalogue.versions')}>
          <VersionsOf metric={metric} />
        </Part>
        <Part title={t('catalogue.usedIn')}>
          <Uses metric={metric} items={items} />
        </Part>
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** The screens and dashboards that show a metric, and the metrics that are made of it. */
function Uses({ metric, items }: { metric: Metric; items: readonly Metric[] }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const made = items.filter(({ parts }) => (parts as readonly string[]).includes(metric.key))
  const ofParts = items.filter(({ key }) => (metric.parts as readonly string[]).includes(key))
  const metrics: readonly (readonly [string, readonly Metric[]])[] = [
    ['catalogue.madeOf', ofParts],
    ['catalogue.madeWith', made],
  ]
  return (
    <dl className="hx-metric-facts">
      <div>
        <dt>{t('catalogue.shownOn')}</dt>
        <dd>
          {metric.shownOn.map((path) => (
            <Link key={path} to={path}>
              {t(`catalogue.screen.${path}`)}
            </Link>
          ))}
          <BoardsWith metric={metric.key} />
        </dd>
      </div>
      {metrics
        .filter(([, some]) => some.length > 0)
        .map(([word, some]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>
              {some.map(({ key, name }) => (
                <Link key={key} to={`/metrics/catalogue/${key}`}>
                  {name[locale]}
                </Link>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  )
}
