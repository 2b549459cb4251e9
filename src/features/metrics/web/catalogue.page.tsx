import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { csvOf } from '#features/audit/web/public/csv-of.ts'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { metricGroups } from '../domain/definitions/definition.ts'
import { chosenMetrics, grouped, type Metric, sheetOf } from './catalogue-rows.ts'
import { useGoalWords } from './goal-words.ts'
import { CalendarWords } from './metric-facts.tsx'
import { OwnMetricDrawer } from './own-metric-drawer.tsx'
import { SettingsDrawer } from './settings-drawer.tsx'
import './catalogue.css'
import './goals.css'

/** Every metric in a line, by group: what it counts, and the way to its page. */
export default function CataloguePage() {
  const { t } = useTranslation('metrics')
  const filters = useUrlFilters({ q: '', group: [] as string[] })
  const [settingsOpen, openSettings] = useState(false)
  const read = useRead(readCatalogue, {}, {})
  const [making, make] = useState(false)
  const items = chosenMetrics(read.data?.items ?? [], filters.values)
  const save = () => saveFile('metrics.csv', csvOf(sheetOf(items, (key) => t(key))))
  return (
    <>
      <PageHeader
        title={t('menu.catalogue')}
        subtitle={t('catalogue.subtitle')}
        more={
          <>
            <Button onClick={() => openSettings(true)}>{t('settings.open')}</Button>
            <Button icon={<DownloadOutlined />} disabled={items.length === 0} onClick={save}>
              {t('catalogue.export')}
            </Button>
          </>
        }
        action={
          read.data?.can.make && (
            <Button type="primary" onClick={() => make(true)}>
              {t('own.new')}
            </Button>
          )
        }
      />
      <FilterBar
        filters={filters}
        fields={[
          { kind: 'search', key: 'q', label: t('catalogue.search') },
          {
            kind: 'choices',
            key: 'group',
            label: t('catalogue.group'),
            options: metricGroups.map((value) => ({ value, label: t(`catalogue.groups.${value}`) })),
          },
        ]}
      />
      {settingsOpen && <SettingsDrawer onClose={() => openSettings(false)} />}
      {making && <OwnMetricDrawer metric={null} onClose={() => make(false)} />}
      <ReadState read={read} rows={10}>
        {() =>
          items.length === 0 ? (
            <EmptyState title={t('catalogue.none')} hint={t('catalogue.noneHint')} />
          ) : (
            <>
              <InForce items={read.data?.items ?? []} />
              <Groups items={items} />
            </>
          )
        }
      </ReadState>
    </>
  )
}

/** What the organisation has set for all metrics alike. */
function InForce({ items }: { items: readonly Metric[] }) {
  const { t } = useTranslation('metrics')
  const setting = items.find((one) => one.setting !== null)?.setting ?? null
  const calendar = items.find((one) => one.calendar !== null)?.calendar ?? null
  return (
    <p className="hx-catalogue-in-force">
      {setting !== null && <span>{t(`catalogue.settings.${setting.name}`, setting)}</span>}
      {calendar !== null && (
        <span>
          <CalendarWords {...calendar} />
        </span>
      )}
    </p>
  )
}

function Groups({ items }: { items: readonly Metric[] }) {
  const { t } = useTranslation('metrics')
  const { hash } = useLocation()
  // What an address names is there only once the metrics have come.
  useEffect(() => document.getElementById(hash.slice(1))?.scrollIntoView(), [hash])
  return (
    <div className="hx-catalogue">
      {grouped(items).map(({ group, own }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>
            {t(`catalogue.groups.${group}`)} <span>{own.length}</span>
          </h2>
          <ul>
            {own.map((metric) => (
              <Line key={metric.key} metric={metric} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Line({ metric }: { metric: Metric }) {
  const { locale } = useLocale()
  const goalWords = useGoalWords()
  const { key, name, formula, goal } = metric
  return (
    <li id={`metric-${key}`}>
      <Link className="hx-catalogue-name" to={`/metrics/catalogue/${key}`}>
        {name[locale]}
      </Link>
      <p>{formula[locale]}</p>
      <span>{goal !== null && goalWords(metric, goal)}</span>
    </li>
  )
}
