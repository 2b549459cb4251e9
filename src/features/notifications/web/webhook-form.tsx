import { Alert, App, Button, Drawer, Form, type FormInstance, Input, Select, Switch, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { createWebhook, editWebhook, type listWebhooks } from '../contract/webhooks.ts'
import { purposes } from '../domain/gateways.ts'
import { kinds } from '../domain/kinds.ts'

type Webhook = ItemOf<typeof listWebhooks>
type Entered = Omit<Webhook, 'id'>

const blank = { purpose: 'news', kinds: [], allowsPrivate: false, active: true } as const

/** Where a program is told, of what. A new one shows its secret once. */
export function WebhookForm({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const { t } = useTranslation('notifications')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const [secret, setSecret] = useState<string | null>(null)
  const create = useWrite(createWebhook, { ownProblems: true })
  const edit = useWrite(editWebhook, { ownProblems: true })
  const save = async (entered: Entered) => {
    if (webhook === null) {
      const made = await create.send({}, entered)
      if (made !== null) setSecret(made.secret)
      return
    }
    if ((await edit.send({ webhookId: webhook.id }, entered)) === null) return
    message.success(t('webhooks.saved'))
    onClose()
  }
  const title = t(webhook === null ? 'webhooks.add' : 'webhooks.edit')
  return (
    <Drawer open title={title} onClose={onClose} size={480}>
      {secret === null ? (
        <Form form={form} layout="vertical" initialValues={webhook ?? blank} onFinish={save}>
          <FormErrors form={form} problem={create.problem ?? edit.problem} />
          <Fields form={form} />
          <Button type="primary" htmlType="submit" loading={create.pending || edit.pending}>
            {t('webhooks.save')}
          </Button>
        </Form>
      ) : (
        <WebhookSecret secret={secret} onClose={onClose} />
      )}
    </Drawer>
  )
}

function Fields({ form }: { form: FormInstance<Entered> }) {
  const { t } = useTranslation('notifications')
  const purpose = Form.useWatch('purpose', form) ?? 'news'
  const options = kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))
  return (
    <>
      <Form.Item name="name" label={t('webhooks.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="url" label={t('webhooks.url')} rules={[{ required: true, type: 'url' }]}>
        <Input maxLength={2000} placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('webhooks.purpose')}
        extra={purpose === 'news' ? undefined : t(`webhooks.about.${purpose}`)}
      >
        <Select options={purposes.map((value) => ({ value, label: t(`webhooks.purposes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="kinds" label={t('webhooks.kinds')} hidden={purpose !== 'news'}>
        <Select mode="multiple" placeholder={t('webhooks.every')} options={options} />
      </Form.Item>
      <Form.Item
        name="allowsPrivate"
        label={t('webhooks.allowsPrivate')}
        extra={t('webhooks.allowsPrivateHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Form.Item name="active" label={t('webhooks.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  )
}

/** Shows a new webhook's secret, once. */
export function WebhookSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('notifications')
  return (
    <>
      <Alert type="warning" showIcon title={t('webhooks.once')} />
      <Typography.Paragraph copyable code style={{ marginTop: 16, wordBreak: 'break-all' }}>
        {secret}
      </Typography.Paragraph>
      <p>{t('webhooks.signed')}</p>
      <Button type="primary" onClick={onClose}>
        {t('webhooks.noted')}
      </Button>
    </>
  )
}
