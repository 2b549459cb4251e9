import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listCannedReplies } from '#features/canned-replies/contract.ts'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { holdReason, messagePurpose, outcome, ticketKind, urgency } from '#features/tickets/contract.ts'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'

const codes = { kind: ticketKind.options, urgency: urgency.options, tier: [1, 2, 3] } as const

function useOptions() {
  const { t } = useTranslation('tickets')
  return (group: string, values: readonly (string | number)[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }))
}

function useRequired() {
  const { t } = useTranslation('macros')
  return [{ required: true, whitespace: true, message: t('form.missing') }]
}

/** What a macro does, step by step in the order it is done. */
export function StepFields() {
  const { t } = useTranslation('macros')
  return (
    <>
      <p className="hx-soft">{t('form.order')}</p>
      <ChangeFields />
      <AssignFields />
      <Form.Item name="note" label={t('form.note')}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <ReplyFields />
      <EndFields />
    </>
  )
}

function ChangeFields() {
  const { t } = useTranslation('macros')
  const options = useOptions()
  return (
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
  )
}

function Change({ field, children }: { field: string; children: ReactNode }) {
  const { t } = useTranslation('macros')
  return (
    <>
      <label htmlFor={field}>{t(`field.${field}`)}</label>
      <Form.Item name={field}>{children}</Form.Item>
    </>
  )
}

function AssignFields() {
  const { t } = useTranslation('macros')
  const rules = useRequired()
  const chosen: string | null = Form.useWatch('assign') ?? null
  return (
    <>
      <Form.Item name="assign" label={t('form.assign')}>
        <Select
          allowClear
          placeholder={t('form.noAssign')}
          options={[
            { value: 'me', label: t('form.assignMe') },
            { value: 'person', label: t('form.assignPerson') },
          ]}
        />
      </Form.Item>
      {chosen === 'person' && (
        <Form.Item name="assigneeId" label={t('form.assignee')} rules={rules}>
          <PersonSelect />
        </Form.Item>
      )}
    </>
  )
}

function ReplyFields() {
  const { t } = useTranslation('macros')
  const options = useOptions()
  const may = useMay('canned-replies.use')
  const replies = useRead(listCannedReplies, {}, {}, { enabled: may }).data?.replies ?? []
  const chosen: string | null = Form.useWatch('replyId') ?? null
  const shared: string | null = Form.useWatch('sharedWith') ?? null
  return (
    <>
      <Form.Item
        name="replyId"
        label={t('form.reply')}
        {...(shared !== null && { extra: t('form.sharedReplies') })}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.noReply')}
          options={replies
            .filter(({ unit }) => shared === null || unit !== null)
            .map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      {chosen !== null && (
        <Form.Item name="purpose" label={t('form.purpose')}>
          <Select options={options('screens.composer.purposes', messagePurpose.options)} />
        </Form.Item>
      )}
    </>
  )
}

/** A ticket waits, or its result is written down; never both. */
function EndFields() {
  const { t } = useTranslation('macros')
  const options = useOptions()
  const rules = useRequired()
  const holds = (Form.useWatch('hold') ?? null) !== null
  const resolves = (Form.useWatch('outcome') ?? null) !== null
  return (
    <>
      <Form.Item name="hold" label={t('form.hold')}>
        <Select
          allowClear
          disabled={resolves}
          placeholder={t(resolves ? 'form.either' : 'form.noHold')}
          options={options('hold', holdReason.options)}
        />
      </Form.Item>
      <Form.Item name="outcome" label={t('form.resolve')}>
        <Select
          allowClear
          disabled={holds}
          placeholder={t(holds ? 'form.either' : 'form.noResolve')}
          options={options('outcome', outcome.options)}
        />
      </Form.Item>
      {resolves && (
        <Form.Item name="solution" label={t('form.solution')} rules={rules}>
          <Input.TextArea maxLength={5000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </>
  )
}
