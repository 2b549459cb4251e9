import { Alert, App, Button, Card, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeContactRule, inviteCustomers, readContactRule } from '../contract/inviting.ts'
import type { Details } from './details.ts'

/** Invites customers by mail, each with a link of their own. */
export function Inviting({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { modal } = App.useApp()
  const [form] = Form.useForm<{ addresses: string }>()
  const invite = useWrite(inviteCustomers, {
    onDone: (counts) => {
      form.resetFields()
      modal.success({ title: t('inviting.done', counts) })
    },
  })
  const rule = useRead(readContactRule, {}, {})
  const open = details.state === 'open'
  return (
    <Card title={t('inviting.title')} size="small">
      <p>{t('inviting.hint')}</p>
      {!open && <Alert type="info" showIcon title={t('sending.notOpenHint')} />}
      <Form
        form={form}
        layout="vertical"
        disabled={!open}
        onFinish={(values) => void invite.send({ questionnaireId: details.id }, values)}
      >
        <Form.Item name="addresses" label={t('inviting.addresses')} rules={[{ required: true, max: 30_000 }]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={invite.pending}>
          {t('inviting.send')}
        </Button>
      </Form>
      <ReadState read={rule} rows={1}>
        {({ restDays }) => <Rest key={restDays} restDays={restDays} />}
      </ReadState>
    </Card>
  )
}

function Rest({ restDays }: { restDays: number }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const change = useWrite(changeContactRule, { onDone: () => void message.success(t('inviting.saved')) })
  return (
    <Form
      layout="vertical"
      className="hx-survey-rest"
      initialValues={{ restDays }}
      onFinish={(values) => void change.send({}, values)}
    >
      <Form.Item name="restDays" label={t('inviting.rest')} rules={[{ required: true }]}>
        <InputNumber min={0} max={365} precision={0} />
      </Form.Item>
      <Button htmlType="submit" loading={change.pending}>
        {t('inviting.saveRest')}
      </Button>
    </Form>
  )
}
