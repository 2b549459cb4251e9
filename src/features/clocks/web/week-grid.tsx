import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { CalendarHours } from '../contract/calendars.ts'
import { stretchesOf, type Weekday, weekdays, weekMs } from './hours-draft.ts'
import { WindowsEditor } from './windows-editor.tsx'

const hourMs = 3_600_000

type Weekly = CalendarHours['weekly']

/** The weekly hours: one row a day, drawn as a bar of 24 hours and edited beside it. */
export function WeekGrid({ weekly, onChange }: { weekly: Weekly; onChange: (weekly: Weekly) => void }) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const monday = weekly.mon ?? []
  const copy = () => onChange({ ...weekly, tue: monday, wed: monday, thu: monday, fri: monday })
  return (
    <section>
      <h2>{t('calendars.week')}</h2>
      <div className="hx-week">
        {weekdays.map((weekday) => (
          <div key={weekday} className="hx-week-day">
            <strong>{t(`calendars.${weekday}`)}</strong>
            <DayBar weekly={weekly} weekday={weekday} />
            <WindowsEditor
              label={t(`calendars.${weekday}`)}
              windows={weekly[weekday] ?? []}
              onChange={(windows) => onChange({ ...weekly, [weekday]: windows })}
            />
          </div>
        ))}
      </div>
      <p className="hx-soft">
        {t('calendars.per_week', { hours: formatNumber(weekMs(weekly) / hourMs, locale, 2) })}
        <Button type="link" size="small" onClick={copy} disabled={monday.length === 0}>
          {t('calendars.copy_to_workdays')}
        </Button>
      </p>
    </section>
  )
}

function DayBar({ weekly, weekday }: { weekly: Weekly; weekday: Weekday }) {
  return (
    <div className="hx-week-bar" aria-hidden="true">
      {stretchesOf(weekly, weekday).map(({ from, to }) => (
        <span key={`${from}-${to}`} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
      ))}
    </div>
  )
}
