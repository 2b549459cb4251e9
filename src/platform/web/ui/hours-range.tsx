import { TimePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'

/** Hours of the day: minutes after midnight; `from` may be later than `to`, over midnight. */
export interface Hours {
  readonly from: number
  readonly to: number
}

/** A time of day as a picker shows it. */
export const timeAt = (minute: number): Dayjs => dayjs().startOf('day').add(minute, 'minute')
/** Minutes after midnight of what was picked. */
export const minuteOf = (time: Dayjs): number => time.hour() * 60 + time.minute()

/** Chooses hours of the day, or none. */
export function HoursRange(props: {
  labelledBy: string
  value: Hours | null
  disabled: boolean
  onChange: (hours: Hours | null) => void
}) {
  return (
    <TimePicker.RangePicker
      aria-labelledby={props.labelledBy}
      format="HH:mm"
      order={false}
      minuteStep={5}
      needConfirm={false}
      disabled={props.disabled}
      value={props.value && [timeAt(props.value.from), timeAt(props.value.to)]}
      onChange={(times) => {
        const [from, to] = times ?? []
        props.onChange(from && to ? { from: minuteOf(from), to: minuteOf(to) } : null)
      }}
    />
  )
}
