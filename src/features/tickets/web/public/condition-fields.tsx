import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FilterField } from '#platform/web/ui/filter-bar.tsx'
import { useInboxFields } from '../inbox-filters.ts'

/** The inbox's conditions as fields of a form, under `name`; what is left empty is any. */
export function ConditionFields({ name }: { name: string }) {
  const fields = useInboxFields('all_open')
  return fields.map((field) => <ConditionField key={keyOf(field)} name={name} field={field} />)
}

const keyOf = (field: FilterField) => (field.kind === 'days' ? field.from : field.key)

function ConditionField({ name, field }: { name: string; field: FilterField }) {
  const { t } = useTranslation('tickets')
  if (field.kind === 'days' || field.kind === 'own') return null
  const any = t('screens.filters.any')
  return (
    <Form.Item name={[name, field.key]} label={field.label}>
      {field.kind === 'search' ? (
        <Input allowClear maxLength={100} placeholder={any} />
      ) : (
        <Select
          allowClear
          {...(field.kind === 'choices' && { mode: 'multiple' as const })}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={any}
          options={[...field.options]}
        />
      )}
    </Form.Item>
  )
}

/** Conditions in words, one a line; none where they are met by every ticket. */
export function useConditionWords(): (conditions: Readonly<Record<string, unknown>>) => string[] {
  const fields = useInboxFields('all_open')
  return (conditions) =>
    fields.flatMap((field) => {
      if (field.kind === 'days' || field.kind === 'own') return []
      const chosen = [conditions[field.key] ?? []].flat().map(String).filter(Boolean)
      if (chosen.length === 0) return []
      const options = field.kind === 'search' ? [] : field.options
      const words = chosen.map((value) => options.find((one) => one.value === value)?.label ?? value)
      return [`${field.label}: ${words.join(' / ')}`]
    })
}
