import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatMonth } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import type { Years } from '../domain/axes.ts'
import { fiscalDay, weekPatterns } from '../domain/week-years.ts'
import { formatDays, nameOfWeekday } from './goal-words.ts'
import { useToday } from './public/period.ts'

type Weeks = NonNullable<Years['weeks']>
type WeekPattern = Weeks['pattern']

interface Props {
  readonly years: Years
  readonly disabled: boolean
  readonly onChange: (years: Years) => void
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

/** Weeks begin on Monday, as everywhere else in the product, until another day is chosen. */
const madeOf = (pattern: WeekPattern, { weekBegins = 1, ends = 'nearest' }: Partial<Weeks>): Weeks => ({
  ...{ pattern, weekBegins, ends },
})

/** When the years of the organisation begin, and what they are made of. */
export function YearFields({ years, disabled, onChange }: Props) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const { yearBegins, weeks } = years
  return (
    <>
      <div className="hx-goal-field">
        <label htmlFor="year-begins">{t('settings.yearBegins')}</label>
        <Select<number>
          id="year-begins"
          aria-describedby="year-begins-hint"
          disabled={disabled}
          value={yearBegins}
          onChange={(month) => onChange({ yearBegins: month, weeks })}
          options={upTo(12).map((month) => ({ value: month, label: formatMonth(month, locale) }))}
        />
        <p id="year-begins-hint" className="hx-soft">
          {t('settings.yearHint')}
        </p>
      </div>
      <div className="hx-goal-field">
        <label htmlFor="year-made">{t('settings.made')}</label>
        <Select<WeekPattern | 'months'>
          id="year-made"
          aria-describedby="year-made-hint"
          disabled={disabled}
          value={weeks?.pattern ?? 'months'}
          onChange={(pattern) =>
            onChange({ yearBegins, weeks: pattern === 'months' ? null : madeOf(pattern, weeks ?? {}) })
          }
          options={[
            { value: 'months', label: t('settings.byMonths') },
            ...weekPatterns.map((pattern) => ({
              value: pattern,
              label: t('settings.byWeeks', { pattern }),
            })),
          ]}
        />
        <p id="year-made-hint" className="hx-soft">
          {t('settings.madeHint')}
        </p>
      </div>
      {weeks !== null && (
        <WeekFields
          years={{ yearBegins, weeks }}
          disabled={disabled}
          onChange={(next) => onChange({ yearBegins, weeks: next })}
        />
      )}
    </>
  )
}

interface WeekProps extends Pick<Props, 'disabled'> {
  readonly years: Years & { readonly weeks: Weeks }
  readonly onChange: (weeks: Weeks) => void
}

/** When weeks begin and a year of them ends, and what that makes of today. */
function WeekFields({ years, disabled, onChange }: WeekProps) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const { yearBegins, weeks } = years
  const lastOfWeek = nameOfWeekday(weeks.weekBegins === 1 ? 7 : weeks.weekBegins - 1, locale)
  const monthBefore = formatMonth(yearBegins === 1 ? 12 : yearBegins - 1, locale)
  return (
    <>
      <Labelled label={t('settings.weekBegins')}>
        {(id) => (
          <Select<number>
            id={id}
            disabled={disabled}
            value={weeks.weekBegins}
            onChange={(weekBegins) => onChange({ ...weeks, weekBegins })}
            options={upTo(7).map((weekday) => ({ value: weekday, label: nameOfWeekday(weekday, locale) }))}
          />
        )}
      </Labelled>
      <Labelled label={t('settings.yearEnds')}>
        {(id) => (
          <Select<Weeks['ends']>
            id={id}
            disabled={disabled}
            value={weeks.ends}
            onChange={(ends) => onChange({ ...weeks, ends })}
            options={(['nearest', 'last'] as const).map((ends) => ({
              value: ends,
              label: t(`settings.${ends}`, { weekday: lastOfWeek, month: monthBefore }),
            }))}
          />
        )}
      </Labelled>
      <TodayInIt years={years} />
      <p className="hx-soft">{t('settings.weeksHint')}</p>
    </>
  )
}

/** In which period and year today would be, so that one sees whether these are one's own. */
function TodayInIt({ years }: { years: Years }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const today = useToday()
  const found = fiscalDay(today, years)
  if (found === null) return null
  const { period, year } = found
  return (
    <p role="status">
      {t('settings.today', {
        ...{ year: year.year, period: period.number, weeks: year.weeks },
        ...{
          days: formatDays(period.from, period.to, locale),
          whole: formatDays(year.from, year.to, locale),
        },
      })}
    </p>
  )
}
