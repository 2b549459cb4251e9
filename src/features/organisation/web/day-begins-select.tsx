import { Select } from 'antd'
import { formatClockTime } from '#platform/web/formats.ts'
import { latestDayBegin } from '../domain/time-zones.ts'

const step = 30
const steps = Array.from({ length: Math.ceil(latestDayBegin / step) }, (_, index) => index * step)

/** A choice of when days begin, in minutes after midnight: by half hours, and what another hand set. */
export function DayBeginsSelect(props: {
  id?: string
  value?: number
  onChange?: (dayBegins: number) => void
}) {
  const minutes = [...new Set([...steps, props.value ?? 0])].toSorted((one, other) => one - other)
  return <Select {...props} options={minutes.map((value) => ({ value, label: formatClockTime(value) }))} />
}
