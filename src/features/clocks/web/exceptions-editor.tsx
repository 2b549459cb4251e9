import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Exception } from './hours-draft.ts'
import { weekdays } from './hours-draft.ts'
import { WindowsEditor } from './windows-editor.tsx'

/** The organisation's own dates: closed, like another weekday, or with hours of their own. */
export function ExceptionsEditor(props: {
  exceptions: readonly Exception[]
  onChange: (exceptions: Exception[]) => void
}) {
  const { t } = useTranslation('clocks')
  const { exceptions, onChange } = props
  const replace = (index: number, change: Partial<Exception>) =>
    onChange(exceptions.map((one, place) => (place === index ? { ...one, ...change } : one)))
  const add = () => onChange([...exceptions, { date: '', name: '', hours: 'off' }])
  return (
    <section>
      <h2>{t('calendars.exceptions')}</h2>
      <p className="hx-soft">{t('calendars.exceptions_about')}</p>
      {exceptions.map((exception, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an exception is known by its place; its date is being edited.
        <div key={index} className="hx-exception">
          <Input
            type="date"
            aria-label={t('calendars.exception_date')}
            value={exception.date}
            onChange={(event) => replace(index, { date: event.target.value })}
          />
          <Input
            aria-label={t('calendars.exception_name')}
            placeholder={t('calendars.exception_name')}
            maxLength={100}
            value={exception.name ?? ''}
            onChange={(event) => replace(index, { name: event.target.value })}
          />
          <HoursChoice hours={exception.hours} onChange={(hours) => replace(index, { hours })} />
          {typeof exception.hours !== 'string' && (
            <WindowsEditor
              label={exception.date}
              windows={exception.hours}
              onChange={(hours) => replace(index, { hours })}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('policies.remove')} ${exception.date}`}
            onClick={() => onChange(exceptions.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={add}>
        {t('calendars.add_exception')}
      </Button>
    </section>
  )
}

function HoursChoice(props: { hours: Exception['hours']; onChange: (hours: Exception['hours']) => void }) {
  const { t } = useTranslation('clocks')
  const like = weekdays.map((value) => ({
    value: value as string,
    label: t('calendars.like', { day: t(`calendars.${value}`) }),
  }))
  const options = [
    { value: 'off', label: t('calendars.off') },
    { value: 'own', label: t('calendars.own_hours') },
    ...like,
  ]
  const choose = (value: string) =>
    props.onChange(value === 'own' ? [{ start: 540, end: 1080 }] : (value as Exception['hours']))
  return (
    <Select
      aria-label={t('calendars.exception_hours')}
      value={typeof props.hours === 'string' ? props.hours : 'own'}
      options={options}
      onChange={choose}
      style={{ width: 136 }}
    />
  )
}
