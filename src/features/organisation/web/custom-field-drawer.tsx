import { Button, Drawer, Form, Input, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { changeCustomField, createCustomField } from '../contract.ts'
import type { CustomField } from './custom-field.ts'

type Fields = Omit<CustomField, 'id' | 'entity' | 'position'>

const kinds = ['text', 'number', 'date', 'choice'] as const
const empty: Partial<Fields> = { kind: 'text', options: [], required: false, active: true }

/** Makes a field, or changes one; key and kind stay as they were made. */
export function CustomFieldDrawer(props: {
  entity: CustomField['entity']
  field: CustomField | null
  onClose: () => void
}) {
  const { t } = useTranslation('organisation')
  const { entity, field, onClose } = props
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form) ?? field?.kind
  const create = useWrite(createCustomField, { ownProblems: true, onDone: onClose })
  const change = useWrite(changeCustomField, { ownProblems: true, onDone: onClose })
  const send = (fields: Fields) => {
    const { labelZh, labelEn, options = [], required } = fields
    const shared = { labelZh, labelEn, options, required }
    return field === null
      ? create.send({}, { ...shared, entity, key: fields.key, kind: fields.kind })
      : change.send({ fieldId: field.id }, { ...shared, active: fields.active })
  }
  const missing = [{ required: true, whitespace: true, message: t('fields.missing') }]
  return (
    <Drawer open title={t(field === null ? 'fields.add' : 'fields.change')} onClose={onClose} size={440}>
      <Form form={form} layout="vertical" initialValues={field ?? empty} onFinish={send}>
        <FormErrors form={form} problem={create.problem ?? change.problem} />
        <Form.Item name="labelZh" label={t('fields.labelZh')} rules={missing}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="labelEn" label={t('fields.labelEn')} rules={missing}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('fields.key')}
          extra={`${t('fields.keyHint')} ${entity === 'customer' ? t('fields.keyHintOfCustomers') : ''}`}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: t('fields.badKey') }]}
        >
          <Input disabled={field !== null} />
        </Form.Item>
        <Form.Item name="kind" label={t('fields.kind')}>
          <Radio.Group
            disabled={field !== null}
            optionType="button"
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Form.Item>
        {kind === 'choice' && (
          <Form.Item name="options" label={t('fields.options')} extra={t('fields.optionsHint')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
          </Form.Item>
        )}
        <Form.Item name="required" label={t('fields.required')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {field !== null && (
          <Form.Item
            name="active"
            label={t('fields.active')}
            extra={t('fields.activeHint')}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={create.pending || change.pending}>
          {t('fields.save')}
        </Button>
      </Form>
    </Drawer>
  )
}
