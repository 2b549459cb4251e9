import { App, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { askingAfterOrders, setAskingAfterOrders } from '../../contract/after-orders.ts'
import type { Details } from '../details.ts'
import { FollowingRule } from './following-rule.tsx'

/** Whether this survey follows orders. */
export function AfterOrders({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const survey = { questionnaireId: details.id }
  const save = useWrite(setAskingAfterOrders, {
    ownProblems: true,
    onDone: () => void message.success(t('orders.saved')),
  })
  return (
    <FollowingRule
      of="orders"
      read={useRead(askingAfterOrders, survey, {})}
      mayChange={details.can.design}
      onSave={(rule) => void save.send(survey, rule)}
      {...save}
    >
      <Wanted name="statuses" />
      <Wanted name="channels" />
      <Wanted name="products" />
    </FollowingRule>
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
