import { Select, Switch, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { CalendarHours } from '../contract/calendars.ts'
import { holidayRuns, weekdays } from './hours-draft.ts'

type Year = NonNullable<CalendarHours['holidays']>[number]

/** Public holidays and make-up days, a tab a year; whether the calendar follows them at all. */
export function HolidayYears(props: { hours: CalendarHours; onChange: (hours: CalendarHours) => void }) {
  const { t } = useTranslation('clocks')
  const { hours, onChange } = props
  const { holidays, ...without } = hours
  const years = (holidays ?? []).toSorted((a, b) => b.year - a.year)
  return (
    <section>
      <h2>{t('calendars.holidays')}</h2>
      <p>
        <Switch
          checked={holidays !== undefined}
          aria-label={t('calendars.follow')}
          onChange={(follows) => onChange(follows ? { ...without, holidays: [] } : without)}
        />{' '}
        {t('calendars.follow')}
      </p>
      {holidays !== undefined && <MakeUpLike hours={hours} onChange={onChange} />}
      {holidays?.length === 0 && <p className="hx-soft">{t('calendars.no_holidays')}</p>}
      {years.length > 0 && (
        <Tabs
          items={years.map((year) => ({
            key: String(year.year),
            label: year.year,
            children: <YearDays year={year} />,
          }))}
        />
      )}
    </section>
  )
}

function YearDays({ year }: { year: Year }) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  return (
    <>
      {year.source !== '' && <p className="hx-soft">{t('calendars.source', { source: year.source })}</p>}
      <ul className="hx-holidays">
        {holidayRuns(year.days).map(({ first, last }) => (
          <li key={first.date}>
            <span>
              {formatDay(first.date, locale)}
              {last.date !== first.date && ` – ${formatDay(last.date, locale)}`}
            </span>
            <span>{first.name}</span>
            <StatusTag
              tone={first.works ? 'soon' : 'met'}
              word={t(first.works ? 'calendars.make_up' : 'calendars.day_off')}
              plain
            />
          </li>
        ))}
      </ul>
    </>
  )
}

function MakeUpLike(props: { hours: CalendarHours; onChange: (hours: CalendarHours) => void }) {
  const { t } = useTranslation('clocks')
  const { makeUpLike, ...without } = props.hours
  const open = weekdays.filter((weekday) => (props.hours.weekly[weekday] ?? []).length > 0)
  const options = [
    { value: 'first', label: t('calendars.first_workday') },
    ...open.map((value) => ({ value: value as string, label: t(`calendars.${value}`) })),
  ]
  const choose = (value: string) => {
    const like = weekdays.find((weekday) => weekday === value)
    props.onChange(like === undefined ? without : { ...without, makeUpLike: like })
  }
  return (
    <div>
      {t('calendars.make_up_like')}{' '}
      <Select
        aria-label={t('calendars.make_up_like')}
        value={makeUpLike ?? 'first'}
        options={options}
        onChange={choose}
        style={{ minWidth: 176 }}
      />
    </div>
  )
}
