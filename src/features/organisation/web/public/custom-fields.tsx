import { DatePicker, Descriptions, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { listCustomFields } from '../../contract.ts'

type Field = CallerReply<typeof listCustomFields>['items'][number]
type Entity = NonNullable<CallerInput<typeof listCustomFields>['entity']>

/** The fields the organisation added to an entity that are in use, each with its name in the reader's language. */
export function useCustomFields(entity: Entity): (Field & { name: string })[] {
  const { locale } = useLocale()
  const fields = useRead(listCustomFields, {}, { entity }).data?.items ?? []
  return fields
    .filter((field) => field.active)
    .map((field) => ({ ...field, name: locale === 'en' ? field.labelEn : field.labelZh }))
}

/** What stands in the organisation's own fields of something, as items of a `Descriptions`; empty ones are left out. */
export function useCustomFacts(entity: Entity, custom: Readonly<Record<string, unknown>>) {
  return useCustomFields(entity)
    .filter(({ key }) => Object.hasOwn(custom, key))
    .map(({ key, name }) => (
      <Descriptions.Item key={key} label={name}>
        {String(custom[key])}
      </Descriptions.Item>
    ))
}

const asDay = {
  getValueProps: (value: string | undefined) => ({ value: value ? dayjs(value) : null }),
  getValueFromEvent: (day: Dayjs | null) => day?.format('YYYY-MM-DD'),
}

/** The organisation's own fields in a form, under `custom`. */
export function CustomFieldItems({ entity }: { entity: Entity }) {
  const { t } = useTranslation('platform')
  return useCustomFields(entity).map((field) => (
    <Form.Item
      key={field.key}
      name={['custom', field.key]}
      label={field.name}
      rules={[{ required: field.required, message: t('forms.required') }]}
      {...(field.kind === 'date' && asDay)}
    >
      {inputOf(field)}
    </Form.Item>
  ))
}

function inputOf({ kind, options }: Field) {
  const wide = { width: '100%' }
  if (kind === 'date') return <DatePicker style={wide} />
  if (kind === 'number') return <InputNumber style={wide} />
  if (kind === 'text') return <Input maxLength={2000} />
  return <Select allowClear options={options.map((option) => ({ value: option, label: option }))} />
}
