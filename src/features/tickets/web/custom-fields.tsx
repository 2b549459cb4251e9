import { DatePicker, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { listCustomFields } from '#features/organisation/contract.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useDesk } from './desk.ts'
import { Property } from './property.tsx'

type Field = CallerReply<typeof listCustomFields>['items'][number]
type Value = string | number | null

/** The organisation's own fields of a ticket; each is saved when it is left. */
export function CustomFields({ onSave }: { onSave: (custom: Record<string, Value>) => void }) {
  const { locale } = useLocale()
  const { ticket } = useDesk()
  const fields = useRead(listCustomFields, {}, { entity: 'ticket' }).data?.items ?? []
  return fields
    .filter((field) => field.active)
    .map((field) => {
      const kept = ticket.custom[field.key]
      const value = typeof kept === 'string' || typeof kept === 'number' ? kept : null
      const name = locale === 'en' ? field.labelEn : field.labelZh
      return (
        <Property key={field.id} name={field.required ? `${name} *` : name}>
          {ticket.can.change ? (
            <FieldInput
              key={String(value)}
              {...{ field, name, value }}
              onSave={(next) => next !== value && onSave({ [field.key]: next })}
            />
          ) : (
            (value ?? '–')
          )}
        </Property>
      )
    })
}

function FieldInput(props: { field: Field; name: string; value: Value; onSave: (value: Value) => void }) {
  const { field, name, onSave } = props
  const [value, setValue] = useState(props.value)
  const leave = () => onSave(value === '' ? null : value)
  if (field.kind === 'choice')
    return (
      <Select
        aria-label={name}
        allowClear
        value={value === null ? null : String(value)}
        onChange={(next: string | undefined) => onSave(next ?? null)}
        options={field.options.map((option) => ({ value: option, label: option }))}
        style={{ width: '100%' }}
      />
    )
  if (field.kind === 'date')
    return (
      <DatePicker
        aria-label={name}
        value={value === null ? null : dayjs(String(value))}
        onChange={(day) => onSave(day?.format('YYYY-MM-DD') ?? null)}
        style={{ width: '100%' }}
      />
    )
  if (field.kind === 'number')
    return (
      <InputNumber
        aria-label={name}
        value={value === null ? null : Number(value)}
        onChange={(next) => setValue(next)}
        onBlur={leave}
        style={{ width: '100%' }}
      />
    )
  return (
    <Input
      aria-label={name}
      maxLength={2000}
      value={String(value ?? '')}
      onChange={(event) => setValue(event.target.value)}
      onBlur={leave}
    />
  )
}
