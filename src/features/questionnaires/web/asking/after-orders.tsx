import { App, Card, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { askingAfterOrders, setAskingAfterOrders } from '../../contract/after-orders.ts'
import type { Details } from '../details.ts'
import { ActiveField, FollowingFields, SaveButton } from './following-fields.tsx'

type Rule = CallerReply<typeof askingAfterOrders>

/** Whether this survey follows orders. */
export function AfterOrders({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const rule = useRead(askingAfterOrders, { questionnaireId: details.id }, {})
  return (
    <Card title={t('orders.title')} size="small">
      <p>{t('orders.hint')}</p>
      <ReadState read={rule} rows={4}>
        {(known) => <RuleForm key={JSON.stringify(known)} details={details} rule={known} />}
      </ReadState>
    </Card>
  )
}

function RuleForm({ details, rule }: { details: Details; rule: Rule }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const [form] = Form.useForm<Rule>()
  const save = useWrite(setAskingAfterOrders, {
    ownProblems: true,
    onDone: () => void message.success(t('orders.saved')),
  })
  const onFinish = (values: Rule) => {
    const remindAfterDays = values.remindAfterDays ?? null
    void save.send({ questionnaireId: details.id }, { ...values, remindAfterDays })
  }
  return (
    <Form<Rule>
      form={form}
      layout="vertical"
      disabled={!details.can.design}
      initialValues={rule}
      onFinish={onFinish}
    >
      <FormErrors form={form} problem={save.problem} words={{ latestHours: t('following.notBefore') }} />
      <ActiveField />
      <Wanted name="statuses" />
      <Wanted name="channels" />
      <Wanted name="products" />
      <FollowingFields of="orders" />
      {details.can.design && <SaveButton pending={save.pending} />}
    </Form>
  )
}

/** Words as the shop writes them, one after the other. */
function Wanted({ name }: { name: 'statuses' | 'channels' | 'products' }) {
  const { t } = useTranslation('questionnaires')
  return (
    <Form.Item name={name} label={t(`orders.${name}`)} extra={t(`orders.${name}Hint`)}>
      <Select mode="tags" tokenSeparators={[',', '，', ';', '；']} open={false} suffixIcon={null} />
    </Form.Item>
  )
}
