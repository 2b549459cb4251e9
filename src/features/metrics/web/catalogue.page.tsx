import { DownloadOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { csvOf } from '#features/audit/web/public/csv-of.ts'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatClockTime, formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { timeZoneName } from '#platform/web/time-zones.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { nameOwner, readCatalogue } from '../contract/catalogue.ts'
import { metricGroups } from '../domain/definitions/definition.ts'
import { CatalogueContents } from './catalogue-contents.tsx'
import { chosenMetrics, grouped, type Metric, sheetOf } from './catalogue-rows.ts'
import { nameOfMonth, nameOfWeekday, useGoalWords } from './goal-words.ts'
import { OwnMetricDrawer } from './own-metric-drawer.tsx'
import { SettingsDrawer } from './settings-drawer.tsx'
import './catalogue.css'
import './goals.css'

/** Every metric: how it is computed, what it can be cut by, since when, and who answers for it. */
export default function CataloguePage() {
  const { t } = useTranslation('metrics')
  const filters = useUrlFilters({ q: '', group: [] as string[] })
  const [settingsOpen, openSettings] = useState(false)
  const read = useRead(readCatalogue, {}, {})
  const [making, make] = useState<Metric | 'new' | null>(null)
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
            <Button type="primary" onClick={() => make('new')}>
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
      {making !== null && (
        <OwnMetricDrawer metric={making === 'new' ? null : making} onClose={() => make(null)} />
      )}
      <ReadState read={read} rows={10}>
        {({ can }) =>
          items.length === 0 ? (
            <EmptyState title={t('catalogue.none')} hint={t('catalogue.noneHint')} />
          ) : (
            <div className="hx-catalogue-page">
              <CatalogueContents items={items} />
              <Groups items={items} mayName={can.nameOwner} onChange={can.make ? make : null} />
            </div>
          )
        }
      </ReadState>
    </>
  )
}

interface Deeds {
  readonly mayName: boolean
  /** Changes what the organisation made; null where the reader may not. */
  readonly onChange: ((metric: Metric) => void) | null
}

function Groups({ items, ...deeds }: Deeds & { items: readonly Metric[] }) {
  const { t } = useTranslation('metrics')
  const { hash } = useLocation()
  // What an address names is there only once the metrics have come.
  useEffect(() => document.getElementById(hash.slice(1))?.scrollIntoView(), [hash])
  return (
    <div className="hx-catalogue">
      {grouped(items).map(({ group, own }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`catalogue.groups.${group}`)}</h2>
          {own.map((metric) => (
            <Entry key={metric.key} metric={metric} {...deeds} />
          ))}
        </section>
      ))}
    </div>
  )
}

function Entry({ metric, mayName, onChange }: Deeds & { metric: Metric }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const goalWords = useGoalWords()
  const { outOf, leftOut, goal, version } = metric
  const facts: [string, React.ReactNode][] = [
    ['counted', metric.counted[locale]],
    ...(metric.expression === null
      ? []
      : [['expression', <code key="expression">{metric.expression}</code>] as [string, React.ReactNode]]),
    ...(outOf === null ? [] : [['outOf', outOf[locale]] as [string, React.ReactNode]]),
    ['leftOut', leftOut?.[locale] ?? t('catalogue.nothing')],
    ['unit', t(`catalogue.units.${metric.unit}`)],
    ['direction', t(`catalogue.directions.${metric.direction}`)],
    ...(goal === null ? [] : [['goal', goalWords(metric, goal) ?? ''] as [string, React.ReactNode]]),
    ...(metric.setting === null
      ? []
      : [
          ['setting', t(`catalogue.settings.${metric.setting.name}`, metric.setting)] as [
            string,
            React.ReactNode,
          ],
        ]),
    ...(metric.calendar === null
      ? []
      : [['calendar', <Calendar key="calendar" {...metric.calendar} />] as [string, React.ReactNode]]),
    [
      'dimensions',
      metric.dimensions.map((one) => t(`catalogue.dimension.${one}`)).join(t('catalogue.comma')),
    ],
    ['sources', <code key="sources">{metric.sources.join(' ')}</code>],
    ['version', t('catalogue.versionOf', { version, since: formatDay(metric.since, locale) })],
    ['owner', <Owner key="owner" metric={metric} mayName={mayName} />],
    ...(metric.shownOn.length === 0
      ? []
      : [['shownOn', <Places key="places" metric={metric} />] as [string, React.ReactNode]]),
  ]
  return (
    <article className="hx-catalogue-entry" id={`metric-${metric.key}`} tabIndex={-1}>
      <h3>
        {metric.name[locale]} <code className="hx-soft">{metric.key}</code>{' '}
        {onChange !== null && metric.expression !== null && (
          <Button size="small" onClick={() => onChange(metric)}>
            {t('own.change')}
          </Button>
        )}
      </h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`catalogue.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

/** When days and years begin. */
function Calendar({ timeZone, dayBegins, yearBegins, weeks }: NonNullable<Metric['calendar']>) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return t(weeks === null ? 'catalogue.calendarOf' : 'catalogue.calendarOfWeeks', {
    ...(weeks !== null && { pattern: weeks.pattern, weekday: nameOfWeekday(weeks.weekBegins, locale) }),
    timeZone: timeZoneName(timeZone, locale),
    begins: formatClockTime(dayBegins),
    month: nameOfMonth(yearBegins, locale),
  })
}

function Places({ metric }: { metric: Metric }) {
  const { t } = useTranslation('metrics')
  return metric.shownOn.map((path) => (
    <Link key={path} to={path}>
      {t(`catalogue.screen.${path}`)}
    </Link>
  ))
}

/** Who answers for a metric; changed where it stands. */
function Owner({ metric, mayName }: { metric: Metric; mayName: boolean }) {
  const { t } = useTranslation('metrics')
  const [changing, change] = useState(false)
  const save = useWrite(nameOwner, { onDone: () => change(false) })
  const { person, roleKey } = metric.owner
  if (changing)
    return (
      <span className="hx-catalogue-owner">
        <PersonSelect
          allowClear
          label={t('catalogue.owner')}
          value={person?.id ?? null}
          onChange={(personId) => void save.send({ metric: metric.key }, { personId })}
        />
        <Button size="small" onClick={() => change(false)}>
          {t('goals.cancel')}
        </Button>
      </span>
    )
  return (
    <span className="hx-catalogue-owner">
      {person?.name ?? t('catalogue.role', { role: t(`catalogue.roles.${roleKey}`) })}
      {mayName && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={t('catalogue.nameOwner')}
          onClick={() => change(true)}
        />
      )}
    </span>
  )
}
