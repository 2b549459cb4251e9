import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { previewCalendar } from '../contract/calendars.ts'
import type { LimitConditions } from '../contract/conditions.ts'
import type { ClockPolicy } from '../contract/policies.ts'
import { useCalendarName } from './policy-words.ts'
import { useConditionWords } from './public/condition-words.ts'
import { targetWords } from './target-words.ts'

type Sentence = LimitConditions & Pick<ClockPolicy, 'obligation' | 'target' | 'calendarId' | 'pausable'>

/** What a limit means, in one sentence, and when it would be due for an example. */
export function PolicySentence(policy: Sentence) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const words = useConditionWords()(policy)
  const calendar = useCalendarName()(policy.calendarId)
  const who =
    words.length === 0 ? t('sentence.all') : t('sentence.only', { words: formatList(words, locale) })
  const what = t(`obligation.${policy.obligation}`)
  if (policy.target === null) return <p aria-live="polite">{t('sentence.none', { who, what })}</p>
  if (calendar === '') return null
  const pause = t(policy.pausable ? 'sentence.pauses' : 'sentence.runs')
  const target = targetWords(t, policy.target)
  return (
    <section className="hx-policy-sentence">
      <p aria-live="polite">{t('sentence.limit', { who, what, target, calendar, pause })}</p>
      <Example {...policy} target={policy.target} />
    </section>
  )
}

function Example({ calendarId, target }: { calendarId: string; target: NonNullable<ClockPolicy['target']> }) {
  const { t } = useTranslation('clocks')
  const [start, setStart] = useState<Dayjs>(() => dayjs().second(0).millisecond(0))
  const { amount, unit } = target
  const fromNextDay = target.fromNextDay ? ('true' as const) : ('false' as const)
  const asked = { startAt: start.toISOString(), amount, unit, fromNextDay }
  const { data } = useRead(previewCalendar, { calendarId }, asked, { keepPrevious: true })
  return (
    <div className="hx-policy-example">
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        allowClear={false}
        aria-label={t('sentence.example')}
        value={start}
        onChange={(value) => value !== null && setStart(value)}
      />
      <span aria-live="polite">{data !== undefined && t('sentence.due', { at: data.dueAt })}</span>
    </div>
  )
}
