import { App, Form, InputNumber, Modal, Select, Space, Switch } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { listCalendars } from '../contract/calendars.ts'
import { type ClockPolicy, createPolicy, editPolicy } from '../contract/policies.ts'
import { obligations, targetUnits } from '../domain/codes.ts'
import { PolicySentence } from './policy-sentence.tsx'
import {
  ConditionFields,
  conditionsOf,
  type EnteredConditions,
  enteredOf,
  everyTicket,
} from './public/condition-fields.tsx'
import './policies.css'

interface Entered
  extends EnteredConditions,
    Pick<ClockPolicy, 'obligation' | 'calendarId' | 'pausable' | 'active'> {
  readonly limited: boolean
  readonly target: NonNullable<ClockPolicy['target']>
}

const blank = { obligation: 'resolve', pausable: true, active: true, limited: true } as const
const firstTarget = { amount: 24, unit: 'hour', fromNextDay: false } as const

/** One time limit: for what, for which tickets, how long, counted on which calendar, and what that means. */
export function PolicyForm({ policy, onClose }: { policy: ClockPolicy | null; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const create = useWrite(createPolicy, { ownProblems: true })
  const edit = useWrite(editPolicy, { ownProblems: true })
  const statutory = policy !== null && policy.statute !== null
  const save = async (entered: Entered) => {
    const content = contentOf(entered)
    const reply =
      policy === null ? await create.send({}, content) : await edit.send({ policyId: policy.id }, content)
    if (reply === null) return
    message.success(t('policies.saved'))
    onClose()
  }
  return (
    <Modal
      open
      width={680}
      title={t(policy === null ? 'policies.add' : 'policies.edit')}
      okText={t('policies.save')}
      cancelText={t('policies.cancel')}
      confirmLoading={create.pending || edit.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={save} initialValues={initial(policy)}>
        <FormErrors form={form} problem={create.problem ?? edit.problem} />
        <Meaning />
        <Form.Item name="obligation" label={t('policies.obligation')}>
          <Select options={optionsOf(t, 'obligation', obligations)} disabled={statutory} />
        </Form.Item>
        <ConditionFields />
        <Limit statutory={statutory} />
        <Space size={32} wrap align="start">
          <Form.Item
            name="pausable"
            label={t('policies.pausable')}
            extra={t(statutory ? 'policies.statute_runs' : 'policies.statutory')}
            valuePropName="checked"
          >
            <Switch disabled={statutory} />
          </Form.Item>
          <Form.Item name="active" label={t('policies.active')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </Space>
      </Form>
    </Modal>
  )
}

/** The sentence under the title changes with every field. */
function Meaning() {
  const form = Form.useFormInstance<Entered>()
  const entered = Form.useWatch<Entered>([], form)
  if (entered?.obligation === undefined) return null
  const { obligation, pausable, target, ...conditions } = contentOf({ ...everyTicket, ...entered })
  const complete = target === null || typeof target.amount === 'number'
  return complete ? (
    <PolicySentence
      {...conditions}
      {...{ obligation, pausable, target }}
      calendarId={entered.calendarId ?? ''}
    />
  ) : null
}

function contentOf({ limited, target, obligation, calendarId, pausable, active, ...entered }: Entered) {
  const own = { obligation, calendarId, pausable, active }
  return { ...own, ...conditionsOf(entered), target: limited ? target : null }
}

function initial(policy: ClockPolicy | null): Partial<Entered> {
  if (policy === null) return { ...blank, ...everyTicket, target: firstTarget }
  const { obligation, calendarId, pausable, active, target } = policy
  const own = { obligation, calendarId, pausable, active }
  return { ...own, ...enteredOf(policy), limited: target !== null, target: target ?? firstTarget }
}

const optionsOf = (t: TFunction<'clocks'>, group: string, codes: readonly string[]) =>
  codes.map((value) => ({ value, label: t(`${group}.${value}` as never) }))

function Limit({ statutory }: { statutory: boolean }) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const limited = Form.useWatch('limited')
  const { data } = useRead(listCalendars, {}, {})
  const calendars = data?.calendars.map(({ id, nameZh, nameEn }) => ({
    value: id,
    label: locale === 'en' ? nameEn : nameZh,
  }))
  return (
    <>
      <Form.Item name="limited" label={t('policies.set_target')} valuePropName="checked">
        <Switch disabled={statutory} />
      </Form.Item>
      <Space wrap size={16} align="start" style={limited === false ? { display: 'none' } : {}}>
        <Form.Item
          name={['target', 'amount']}
          label={t('policies.target')}
          rules={[{ required: true, message: t('extend.needed') }]}
        >
          <InputNumber min={1} max={100_000} precision={0} disabled={statutory} />
        </Form.Item>
        <Form.Item name={['target', 'unit']} label=" " colon={false}>
          <Select
            options={optionsOf(t, 'unit', targetUnits)}
            style={{ width: 176 }}
            aria-label={t('policies.target')}
            disabled={statutory}
          />
        </Form.Item>
        <Form.Item
          name={['target', 'fromNextDay']}
          label={t('policies.from_next_day')}
          valuePropName="checked"
        >
          <Switch disabled={statutory} />
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
