import { App, Button, Form, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { type Hours, HoursRange } from '#platform/web/ui/hours-range.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeContactRule, readContactRule } from '../../contract/inviting.ts'

type Rule = CallerReply<typeof readContactRule>

/** What holds for every survey: rest between two invitations, quiet hours, days of rest. */
export function ContactRule() {
  const rule = useRead(readContactRule, {}, {})
  return (
    <ReadState read={rule} rows={2}>
      {(known) => <RuleForm key={JSON.stringify(known)} rule={known} />}
    </ReadState>
  )
}

function RuleForm({ rule }: { rule: Rule }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const change = useWrite(changeContactRule, { onDone: () => void message.success(t('rule.saved')) })
  const none = rule.quietFrom === rule.quietUntil
  const [quiet, setQuiet] = useState<Hours | null>(
    none ? null : { from: rule.quietFrom, to: rule.quietUntil },
  )
  return (
    <Form<Pick<Rule, 'restDays' | 'workingDaysOnly'>>
      layout="vertical"
      initialValues={rule}
      onFinish={(values) =>
        void change.send({}, { ...values, quietFrom: quiet?.from ?? 0, quietUntil: quiet?.to ?? 0 })
      }
    >
      <Form.Item name="restDays" label={t('rule.rest')} rules={[{ required: true }]}>
        <InputNumber min={0} max={365} precision={0} />
      </Form.Item>
      <Form.Item label={<span id="hx-survey-quiet">{t('rule.quiet')}</span>} extra={t('rule.quietHint')}>
        <HoursRange labelledBy="hx-survey-quiet" value={quiet} disabled={false} onChange={setQuiet} />
      </Form.Item>
      <Form.Item
        name="workingDaysOnly"
        label={t('rule.workingDays')}
        layout="horizontal"
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Button htmlType="submit" loading={change.pending}>
        {t('rule.save')}
      </Button>
    </Form>
  )
}
