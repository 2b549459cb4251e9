import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Button, Form, InputNumber, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import type { ProblemError } from '#platform/web/problem.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readContactRule } from '../../contract/inviting.ts'
import { askedWithinHours, keptFromAsking } from '../../domain/following.ts'
import { HowFields } from './how-fields.tsx'

/** What a survey may follow. */
type Followed = 'closure' | 'orders'

/** What every rule says. */
interface Followable {
  readonly active: boolean
  readonly delayHours: number
  readonly latestHours: number
  readonly remindAfterDays: number | null
}

interface Saving {
  readonly of: Followed
  readonly mayChange: boolean
  readonly pending: boolean
  readonly problem: ProblemError | null
}

/** Whether and how a survey follows something; `children` narrow down what. */
export function FollowingRule<Rule extends Followable>(
  props: Saving & {
    read: UseQueryResult<Rule, ProblemError>
    onSave: (rule: Rule) => void
    children?: ReactNode
  },
) {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <p>{t(`${props.of}.hint`)}</p>
      <ReadState read={props.read} rows={4}>
        {(known) => (
          <RuleForm key={JSON.stringify(known)} {...props} rule={known}>
            {props.children}
          </RuleForm>
        )}
      </ReadState>
    </>
  )
}

function RuleForm<Rule extends Followable>(
  props: Saving & { rule: Rule; onSave: (rule: Rule) => void; children: ReactNode },
) {
  const { t } = useTranslation('questionnaires')
  const [form] = Form.useForm<Rule>()
  const isActive: boolean = Form.useWatch('active', form) ?? props.rule.active
  return (
    <Form<Rule>
      form={form}
      layout="vertical"
      disabled={!props.mayChange}
      initialValues={props.rule}
      onFinish={(rule) => props.onSave({ ...rule, remindAfterDays: rule.remindAfterDays ?? null })}
    >
      <FormErrors form={form} problem={props.problem} words={{ latestHours: t('following.notBefore') }} />
      <Form.Item name="active" label={t('following.active')} layout="horizontal" valuePropName="checked">
        <Switch />
      </Form.Item>
      {/* How, once it is to follow at all; what was said of it stays when it is switched off. */}
      <div hidden={!isActive}>
        {props.children}
        <Hours of={props.of} name="delayHours" min={0} max={24} />
        <Hours of={props.of} name="latestHours" min={1} max={168} />
        <InTime rule={props.rule} />
        <Form.Item name="percent" label={t('following.percent')} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <HowFields />
      </div>
      {props.mayChange && (
        <Button htmlType="submit" loading={props.pending}>
          {t('following.save')}
        </Button>
      )}
    </Form>
  )
}

/** How soon after what is followed. */
function Hours(props: { of: Followed; name: 'delayHours' | 'latestHours'; min: number; max: number }) {
  const { t } = useTranslation('questionnaires')
  const { of, name, ...bounds } = props
  return (
    <Form.Item name={name} label={t(`${of}.${name}`)} rules={[{ required: true }]}>
      <InputNumber {...bounds} precision={0} />
    </Form.Item>
  )
}

/** What the hours that are set mean: who is never asked, and what is asked for later than it should be. */
function InTime({ rule }: { rule: Followable }) {
  const { t } = useTranslation('questionnaires')
  const form = Form.useFormInstance<Followable>()
  const delayHours: number = Form.useWatch('delayHours', form) ?? rule.delayHours
  const latestHours: number = Form.useWatch('latestHours', form) ?? rule.latestHours
  const peace = useRead(readContactRule, {}, {}).data
  const kept = peace ? keptFromAsking({ delayHours, latestHours }, peace) : null
  const told = [
    ...(latestHours > askedWithinHours ? [t('following.beyondDay', { hours: askedWithinHours })] : []),
    ...(kept === null ? [] : [t(`following.kept.${kept}`, { hours: latestHours })]),
  ]
  return told.map((one) => <Alert key={one} type="info" showIcon title={one} className="hx-form-errors" />)
}
