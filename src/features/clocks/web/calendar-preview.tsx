import { DatePicker, InputNumber, Select, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { formatDay, formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { previewCalendar } from '../contract/calendars.ts'
import { type TargetUnit, targetUnits } from '../domain/codes.ts'
import { isOvernight, timeOf, type Window, weekdayOf } from './hours-draft.ts'

/** What would be due if it started now, day by day. */
export function CalendarPreview({ calendarId, version }: { calendarId: string; version: number }) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const [start, setStart] = useState<Dayjs>(() => dayjs().second(0).millisecond(0))
  const [amount, setAmount] = useState(4)
  const [unit, setUnit] = useState<TargetUnit>('hour')
  const asked = { startAt: start.toISOString(), amount, unit }
  const read = useRead(previewCalendar, { calendarId }, asked, { keepPrevious: true })
  return (
    <section>
      <h2>{t('calendars.preview')}</h2>
      <Space wrap>
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          aria-label={t('calendars.preview_start')}
          value={start}
          onChange={(value) => value !== null && setStart(value)}
        />
        <InputNumber
          min={1}
          max={10_000}
          precision={0}
          aria-label={t('calendars.preview_amount')}
          value={amount}
          onChange={(value) => setAmount(value ?? 1)}
        />
        <Select
          aria-label={t('calendars.preview_amount')}
          value={unit}
          options={targetUnits.map((value) => ({ value, label: t(`unit.${value}`) }))}
          onChange={setUnit}
          style={{ width: 104 }}
        />
      </Space>
      <p className="hx-soft">{t('calendars.preview_unsaved', { version })}</p>
      <ReadState read={read} rows={3}>
        {({ dueAt, days }) => (
          <>
            <p aria-live="polite">
              <strong>{t('calendars.preview_due', { at: dueAt })}</strong>
            </p>
            <ul className="hx-holidays">
              {days.map(({ date, rule, name, windows }) => (
                <li key={date}>
                  <time dateTime={date}>
                    {formatDay(date, locale)} {t(`calendars.${weekdayOf(date)}`)}
                  </time>
                  <span>
                    {windows.length === 0
                      ? t('calendars.closed')
                      : formatList(windows.map(wordsOf(t)), locale)}
                  </span>
                  <span className="hx-soft">
                    {rule !== 'week' && `${t(`calendars.rule.${rule}`)} ${name ?? ''}`}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </ReadState>
    </section>
  )
}

const wordsOf = (t: (key: string) => string) => (window: Window) =>
  `${timeOf(window.start)}–${isOvernight(window) ? `${t('calendars.overnight')} ` : ''}${
    window.end === 1440 ? '24:00' : timeOf(window.end)
  }`
