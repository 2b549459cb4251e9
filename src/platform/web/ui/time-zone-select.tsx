import { Select } from 'antd'
import { useMemo } from 'react'
import { useLocale } from '../i18n.ts'
import { timeZoneChoices } from '../time-zones.ts'

/** A choice among all time zones, found by their names or identifiers. */
export function TimeZoneSelect(props: {
  id?: string
  value?: string
  onChange?: (timeZone: string) => void
}) {
  const { locale } = useLocale()
  const choices = useMemo(() => timeZoneChoices(locale, props.value), [locale, props.value])
  return (
    <Select
      {...props}
      options={choices}
      showSearch={{
        filterOption: (typed, choice) => choice?.search.includes(typed.trim().toLowerCase()) === true,
      }}
      style={{ width: '100%' }}
    />
  )
}
