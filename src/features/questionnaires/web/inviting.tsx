import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { forecastInvitations, inviteCustomers } from '../contract/inviting.ts'
import { BeforeSending, type Forecast } from './asking/before-sending.tsx'
import { type How, HowFields, plainHow } from './asking/how-fields.tsx'
import type { Details } from './details.ts'

type Wanted = How & { readonly addresses: string }

/** Invites customers by their addresses, each with a link of their own, once it was seen whom and with what words. */
export function Inviting({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { modal } = App.useApp()
  const [form] = Form.useForm<Wanted>()
  const [seen, see] = useState<{ forecast: Forecast; wanted: Wanted } | null>(null)
  const look = useWrite(forecastInvitations)
  const invite = useWrite(inviteCustomers, {
    onDone: (counts) => {
      see(null)
      form.resetFields()
      modal.success({ title: t('inviting.done', counts) })
    },
  })
  const open = details.state === 'open'
  const survey = { questionnaireId: details.id }
  const onFinish = async (fields: Wanted) => {
    const wanted = { ...fields, remindAfterDays: fields.remindAfterDays ?? null }
    const forecast = await look.send(survey, wanted)
    if (forecast) see({ forecast, wanted })
  }
  return (
    <>
      <p>{t('inviting.hint')}</p>
      <Form
        form={form}
        layout="vertical"
        disabled={!open}
        initialValues={plainHow}
        onFinish={(fields) => void onFinish(fields)}
      >
        <Form.Item name="addresses" label={t('inviting.addresses')} rules={[{ required: true, max: 30_000 }]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
        <HowFields />
        <Button type="primary" htmlType="submit" loading={look.pending}>
          {t('inviting.send')}
        </Button>
      </Form>
      <BeforeSending
        forecast={seen?.forecast ?? null}
        pending={invite.pending}
        onSend={() => seen && void invite.send(survey, seen.wanted)}
        onClose={() => see(null)}
      />
    </>
  )
}
