import { App, Form, InputNumber, Modal, Select, Space, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { ticketKind, urgency } from '#features/tickets/contract.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { listCalendars } from '../contract/calendars.ts'
import { type ClockPolicy, createPolicy, editPolicy } from '../contract/policies.ts'
import { obligations, targetUnits } from '../domain/codes.ts'

interface Entered extends Omit<ClockPolicy, 'id' | 'kind' | 'urgency' | 'target'> {
  readonly kind: string
  readonly urgency: string
  readonly limited: boolean
  readonly target: NonNullable<ClockPolicy['target']>
}

const blank = { obligation: 'resolve', pausable: true, active: true, limited: true } as const
const firstTarget = { amount: 24, unit: 'hour' } as const

/** One time limit: for what, for which tickets, how long, counted on which calendar. */
export function PolicyForm({ policy, onClose }: { policy: ClockPolicy | null; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const create = useWrite(createPolicy, { ownProblems: true })
  const edit = useWrite(editPolicy, { ownProblems: true })
  const save = async ({ limited, target, ...entered }: Entered) => {
    const kind = entered.kind === 'any' ? null : ticketKind.parse(entered.kind)
    const urgent = entered.urgency === 'any' ? null : urgency.parse(entered.urgency)
    const content = { ...entered, kind, urgency: urgent, target: limited ? target : null }
    const reply =
      policy === null ? await create.send({}, content) : await edit.send({ policyId: policy.id }, content)
    if (reply === null) return
    message.success(t('policies.saved'))
    onClose()
  }
  return (
    <Modal
      open
      title={t(policy === null ? 'policies.add' : 'policies.edit')}
      okText={t('policies.save')}
      cancelText={t('policies.cancel')}
      confirmLoading={create.pending || edit.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={save} initialValues={initial(policy)}>
        <FormErrors form={form} problem={create.problem ?? edit.problem} />
        <Conditions />
        <Limit />
        <Form.Item
          name="pausable"
          label={t('policies.pausable')}
          extra={t('policies.statutory')}
          valuePropName="checked"
        >
          <Switch
            checkedChildren={t('policies.pausable_yes')}
            unCheckedChildren={t('policies.pausable_no')}
          />
        </Form.Item>
        <Form.Item name="active" label={t('policies.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function initial(policy: ClockPolicy | null): Partial<Entered> {
  if (policy === null) return { ...blank, kind: 'any', urgency: 'any', target: firstTarget }
  const { kind, urgency: urgent, target } = policy
  return {
    ...policy,
    kind: kind ?? 'any',
    urgency: urgent ?? 'any',
    limited: target !== null,
    target: target ?? firstTarget,
  }
}

function Conditions() {
  const { t } = useTranslation('clocks')
  const options = (group: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: t(`${group}.${value}`) }))
  return (
    <>
      <Form.Item name="obligation" label={t('policies.obligation')}>
        <Select options={options('obligation', obligations)} />
      </Form.Item>
      <Space wrap size={16}>
        <Form.Item name="kind" label={t('policies.kind')}>
          <Select options={options('kind', ['any', ...ticketKind.options])} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="urgency" label={t('policies.urgency')}>
          <Select options={options('urgency', ['any', ...urgency.options])} style={{ width: 160 }} />
        </Form.Item>
      </Space>
    </>
  )
}

function Limit() {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const limited = Form.useWatch('limited')
  const { data } = useRead(listCalendars, {}, {})
  const units = targetUnits.map((value) => ({ value, label: t(`unit.${value}`) }))
  const calendars = data?.calendars.map(({ id, nameZh, nameEn }) => ({
    value: id,
    label: locale === 'en' ? nameEn : nameZh,
  }))
  return (
    <>
      <Form.Item name="limited" label={t('policies.set_target')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Space wrap size={16} align="start" style={limited === false ? { display: 'none' } : {}}>
        <Form.Item
          name={['target', 'amount']}
          label={t('policies.target')}
          rules={[{ required: true, message: t('extend.needed') }]}
        >
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name={['target', 'unit']} label=" " colon={false}>
          <Select options={units} style={{ width: 112 }} aria-label={t('policies.target')} />
        </Form.Item>
      </Space>
      <Form.Item
        name="calendarId"
        label={t('policies.calendar')}
        rules={[{ required: true, message: t('extend.needed') }]}
      >
        <Select options={calendars ?? []} />
      </Form.Item>
    </>
  )
}
