import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { listCannedReplies } from '#features/canned-replies/contract.ts'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { holdReason, messagePurpose, outcome, ticketKind, urgency } from '#features/tickets/contract.ts'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'

const codes = { kind: ticketKind.options, urgency: urgency.options, tier: [1, 2, 3] } as const

/** What a macro does, step by step in the order it is done. */
export function StepFields() {
  const { t } = useTranslation(['macros', 'tickets'])
  const options = (group: string, values: readonly (string | number)[]) =>
    values.map((value) => ({ value, label: t(`tickets:${group}.${value}`) }))
  return (
    <>
      <p className="hx-soft">{t('form.order')}</p>
      <fieldset>
        <legend>{t('form.fields')}</legend>
        {(Object.keys(codes) as (keyof typeof codes)[]).map((field) => (
          <Change key={field} field={field}>
            <Select allowClear placeholder={t('form.keep')} options={options(field, codes[field])} />
          </Change>
        ))}
        <Change field="labelId">
          <LabelPicker allowClear placeholder={t('form.keep')} />
        </Change>
        <Change field="unitId">
          <UnitSelect allowClear placeholder={t('form.keep')} />
        </Change>
      </fieldset>
      <Form.Item name="note" label={t('form.note')}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <ReplyFields purposes={options('screens.composer.purposes', messagePurpose.options)} />
      <Form.Item name="hold" label={t('form.hold')}>
        <Select allowClear placeholder={t('form.noHold')} options={options('hold', holdReason.options)} />
      </Form.Item>
      <Form.Item name="outcome" label={t('form.resolve')}>
        <Select allowClear placeholder={t('form.noResolve')} options={options('outcome', outcome.options)} />
      </Form.Item>
      <Solution />
    </>
  )
}

function Change({ field, children }: { field: string; children: React.ReactNode }) {
  const { t } = useTranslation('macros')
  return (
    <>
      <label htmlFor={field}>{t(`field.${field}`)}</label>
      <Form.Item name={field}>{children}</Form.Item>
    </>
  )
}

function ReplyFields({ purposes }: { purposes: { value: string | number; label: string }[] }) {
  const { t } = useTranslation('macros')
  const may = useMay('canned-replies.use')
  const replies = useRead(listCannedReplies, {}, {}, { enabled: may }).data?.replies ?? []
  const chosen: string | null = Form.useWatch('replyId') ?? null
  return (
    <>
      <Form.Item name="replyId" label={t('form.reply')}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('form.noReply')}
          options={replies.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      {chosen !== null && (
        <Form.Item name="purpose" label={t('form.purpose')}>
          <Select options={purposes} />
        </Form.Item>
      )}
    </>
  )
}

function Solution() {
  const { t } = useTranslation('macros')
  const resolves = Form.useWatch('outcome') ?? null
  if (resolves === null) return null
  return (
    <Form.Item
      name="solution"
      label={t('form.solution')}
      rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
    >
      <Input.TextArea maxLength={5000} autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  )
}
