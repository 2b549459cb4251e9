import { App, Button, Card, Form, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { askingAfterClosure, setAskingAfterClosure } from '../../contract/inviting.ts'
import type { Details } from '../details.ts'
import { HowFields } from './how-fields.tsx'

type Rule = CallerReply<typeof askingAfterClosure>

/** Whether this survey follows the closing of tickets. */
export function AfterClosure({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const rule = useRead(askingAfterClosure, { questionnaireId: details.id }, {})
  return (
    <Card title={t('closure.title')} size="small">
      <p>{t('closure.hint')}</p>
      <ReadState read={rule} rows={4}>
        {(known) => <RuleForm key={JSON.stringify(known)} details={details} rule={known} />}
      </ReadState>
    </Card>
  )
}

function RuleForm({ details, rule }: { details: Details; rule: Rule }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const save = useWrite(setAskingAfterClosure, { onDone: () => void message.success(t('closure.saved')) })
  const hours = (name: 'delayHours' | 'latestHours', bounds: { min: number; max: number }) => (
    <Form.Item name={name} label={t(`closure.${name}`)} rules={[{ required: true }]}>
      <InputNumber {...bounds} precision={0} />
    </Form.Item>
  )
  return (
    <Form<Rule>
      layout="vertical"
      disabled={!details.can.design}
      initialValues={rule}
      onFinish={(values) =>
        void save.send(
          { questionnaireId: details.id },
          { ...values, remindAfterDays: values.remindAfterDays ?? null },
        )
      }
    >
      <Form.Item name="active" label={t('closure.active')} layout="horizontal" valuePropName="checked">
        <Switch />
      </Form.Item>
      {hours('delayHours', { min: 0, max: 24 })}
      {hours('latestHours', { min: 1, max: 168 })}
      <Form.Item name="percent" label={t('closure.percent')} rules={[{ required: true }]}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
      <HowFields />
      {details.can.design && (
        <Button htmlType="submit" loading={save.pending}>
          {t('closure.save')}
        </Button>
      )}
    </Form>
  )
}
