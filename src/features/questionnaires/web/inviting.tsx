import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { inviteCustomers } from '../contract/inviting.ts'
import { type How, HowFields, plainHow } from './asking/how-fields.tsx'
import type { Details } from './details.ts'

/** Invites customers by their addresses, each with a link of their own. */
export function Inviting({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { modal } = App.useApp()
  const [form] = Form.useForm<How & { addresses: string }>()
  const invite = useWrite(inviteCustomers, {
    onDone: (counts) => {
      form.resetFields()
      modal.success({ title: t('inviting.done', counts) })
    },
  })
  const open = details.state === 'open'
  return (
    <>
      <p>{t('inviting.hint')}</p>
      <Form
        form={form}
        layout="vertical"
        disabled={!open}
        initialValues={plainHow}
        onFinish={(values) =>
          void invite.send(
            { questionnaireId: details.id },
            { ...values, remindAfterDays: values.remindAfterDays ?? null },
          )
        }
      >
        <Form.Item name="addresses" label={t('inviting.addresses')} rules={[{ required: true, max: 30_000 }]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
        <HowFields />
        <Button type="primary" htmlType="submit" loading={invite.pending}>
          {t('inviting.send')}
        </Button>
      </Form>
    </>
  )
}
