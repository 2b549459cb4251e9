import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { isOvernight, minutesOf, nextWindow, type Window } from './hours-draft.ts'

/** The working windows of a day: several, and over midnight. `label` names the day for screen readers. */
export function WindowsEditor(props: {
  label: string
  windows: readonly Window[]
  onChange: (windows: Window[]) => void
}) {
  const { t } = useTranslation('clocks')
  const { label, windows, onChange } = props
  const replace = (index: number, change: Partial<Window>) =>
    onChange(windows.map((window, place) => (place === index ? { ...window, ...change } : window)))
  return (
    <div className="hx-windows">
      {windows.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place; its times are being edited.
        <span key={index} className="hx-window">
          <TimeField
            label={`${label} ${t('calendars.from')}`}
            minutes={window.start}
            onChange={(time) => replace(index, { start: minutesOf(time, 'start') })}
          />
          <span aria-hidden="true">–</span>
          <TimeField
            label={`${label} ${t('calendars.to')}`}
            minutes={window.end}
            onChange={(time) => replace(index, { end: minutesOf(time, 'end') })}
          />
          <WindowNote window={window} />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${label} ${t('calendars.remove_window')}`}
            onClick={() => onChange(windows.filter((_, place) => place !== index))}
          />
        </span>
      ))}
      {windows.length === 0 && <span className="hx-soft">{t('calendars.closed')}</span>}
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        aria-label={`${label} ${t('calendars.add_window')}`}
        onClick={() => onChange([...windows, nextWindow(windows)])}
      >
        {t('calendars.add_window')}
      </Button>
    </div>
  )
}

function TimeField(props: { label: string; minutes: number; onChange: (time: string) => void }) {
  return (
    <TimePicker
      size="small"
      className="hx-time-field"
      format="HH:mm"
      allowClear={false}
      needConfirm={false}
      aria-label={props.label}
      value={dayjs().startOf('day').minute(props.minutes)}
      onChange={(time) => time !== null && props.onChange(time.format('HH:mm'))}
    />
  )
}

function WindowNote({ window }: { window: Window }) {
  const { t } = useTranslation('clocks')
  if (window.start === 0 && window.end === 1440)
    return <span className="hx-soft">{t('calendars.whole_day')}</span>
  return isOvernight(window) ? <span className="hx-soft">{t('calendars.overnight')}</span> : null
}
