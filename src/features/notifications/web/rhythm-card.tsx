import { TimePicker } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { HoursRange, minuteOf, timeAt } from '#platform/web/ui/hours-range.tsx'
import { changeNotificationRhythm, type notificationPreferences } from '../contract.ts'
import { digestMinute } from '../domain/rhythm.ts'

type Rhythm = CallerReply<typeof notificationPreferences>['rhythm']

/** When one is left alone, and when what was gathered is told. */
export function RhythmCard({ rhythm }: { rhythm: Rhythm }) {
  const { t } = useTranslation('notifications')
  const write = useWrite(changeNotificationRhythm)
  const save = (patch: Partial<Rhythm>) => void write.send({}, { ...rhythm, ...patch })
  return (
    <dl className="hx-rhythm">
      <div>
        <dt id="own-quiet-hours">{t('preferences.quiet')}</dt>
        <dd>
          <HoursRange
            labelledBy="own-quiet-hours"
            disabled={write.pending}
            value={rhythm.quiet}
            onChange={(quiet) => save({ quiet })}
          />
          <p className="hx-soft">{t('preferences.quietAbout')}</p>
        </dd>
      </div>
      <div>
        <dt id="own-digest">{t('preferences.digestAt')}</dt>
        <dd>
          <TimePicker
            aria-labelledby="own-digest"
            format="HH:mm"
            minuteStep={5}
            needConfirm={false}
            allowClear={false}
            disabled={write.pending}
            value={timeAt(rhythm.digestAt)}
            onChange={(time) => time !== null && save({ digestAt: minuteOf(time) })}
          />
          <p className="hx-soft">{t('preferences.digestAbout')}</p>
          <DigestMoved rhythm={rhythm} />
        </dd>
      </div>
    </dl>
  )
}

/** A digest hour inside quiet hours is kept, and told when they end: that is said before it surprises. */
function DigestMoved({ rhythm }: { rhythm: Rhythm }) {
  const { t } = useTranslation('notifications')
  const told = digestMinute(rhythm)
  if (told === rhythm.digestAt) return null
  const shown = (minute: number) => timeAt(minute).format('HH:mm')
  return <p>{t('preferences.digestMoved', { digestAt: shown(rhythm.digestAt), told: shown(told) })}</p>
}
