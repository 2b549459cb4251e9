import { Select, Switch, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { CalendarHours } from '../contract/calendars.ts'
import { weekdays } from './hours-draft.ts'

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
  const days = year.days.toSorted((a, b) => a.date.localeCompare(b.date))
  return (
    <>
      {year.source !== '' && <p className="hx-soft">{t('calendars.source', { source: year.source })}</p>}
      <ul className="hx-holidays">
        {days.map(({ date, name, works }) => (
          <li key={date}>
            <time dateTime={date}>{formatDay(date, locale)}</time>
            <span>{name}</span>
            <StatusTag
              tone={works ? 'soon' : 'met'}
              word={t(works ? 'calendars.make_up' : 'calendars.day_off')}
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
    <p>
      {t('calendars.make_up_like')}{' '}
      <Select
        aria-label={t('calendars.make_up_like')}
        value={makeUpLike ?? 'first'}
        options={options}
        onChange={choose}
        style={{ minWidth: 176 }}
      />
    </p>
  )
}
