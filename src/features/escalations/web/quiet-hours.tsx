import { TimePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { setQuietHours } from '../contract/ladders.ts'

interface Hours {
  readonly from: number
  readonly to: number
}

const at = (minute: number): Dayjs => dayjs().startOf('day').add(minute, 'minute')
const minuteOf = (time: Dayjs): number => time.hour() * 60 + time.minute()

/** The hours in which what can wait does. Clearing them means that nothing waits. */
export function QuietHours({ hours }: { hours: Hours }) {
  const { t } = useTranslation('escalations')
  const write = useWrite(setQuietHours)
  const none = hours.from === hours.to
  return (
    <div className="hx-quiet-hours">
      <span id="quiet-hours">{t('quiet.title')}</span>
      <TimePicker.RangePicker
        aria-labelledby="quiet-hours"
        format="HH:mm"
        order={false}
        minuteStep={5}
        needConfirm={false}
        disabled={write.pending}
        value={none ? null : [at(hours.from), at(hours.to)]}
        onChange={(times) => {
          const [from, to] = times ?? []
          void write.send({}, from && to ? { from: minuteOf(from), to: minuteOf(to) } : { from: 0, to: 0 })
        }}
      />
      <span className="hx-soft">{t(none ? 'quiet.none' : 'quiet.about')}</span>
    </div>
  )
}
