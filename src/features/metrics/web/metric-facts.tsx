import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { formatClockTime, formatMonth } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { timeZoneName } from '#platform/web/time-zones.ts'
import { nameOwner } from '../contract/catalogue.ts'
import type { Metric } from './catalogue-rows.ts'
import { nameOfWeekday, useGoalWords } from './goal-words.ts'

/** How a metric is computed, in words, and who answers for it. */
export function MetricFacts({ metric, mayName }: { metric: Metric; mayName: boolean }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const goalWords = useGoalWords()
  const { outOf, leftOut, goal, setting, calendar, expression } = metric
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['counted', metric.counted[locale]],
    ['expression', expression !== null && <code key="expression">{expression}</code>],
    ['outOf', outOf?.[locale]],
    ['leftOut', leftOut?.[locale] ?? t('catalogue.nothing')],
    ['unit', t(`catalogue.units.${metric.unit}`)],
    ['direction', t(`catalogue.directions.${metric.direction}`)],
    ['goal', goal !== null && goalWords(metric, goal)],
    ['setting', setting !== null && t(`catalogue.settings.${setting.name}`, setting)],
    ['calendar', calendar !== null && <CalendarWords key="calendar" {...calendar} />],
    [
      'dimensions',
      metric.dimensions.map((one) => t(`catalogue.dimension.${one}`)).join(t('catalogue.comma')),
    ],
    ['sources', <code key="sources">{metric.sources.join(' ')}</code>],
    ['owner', <Owner key="owner" metric={metric} mayName={mayName} />],
  ]
  return (
    <dl className="hx-metric-facts">
      {facts
        .filter(([, value]) => value !== false && value != null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`catalogue.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** When days and years begin. */
export function CalendarWords({ timeZone, dayBegins, yearBegins, weeks }: NonNullable<Metric['calendar']>) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return t(weeks === null ? 'catalogue.calendarOf' : 'catalogue.calendarOfWeeks', {
    ...(weeks !== null && { pattern: weeks.pattern, weekday: nameOfWeekday(weeks.weekBegins, locale) }),
    timeZone: timeZoneName(timeZone, locale),
    begins: formatClockTime(dayBegins),
    month: formatMonth(yearBegins, locale),
  })
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
