import { App, Button, Drawer, Form, Input, Select, Space, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { createOwnWebhook, editOwnWebhook, myWebhooks, removeOwnWebhook } from '../contract/own-webhooks.ts'
import { kinds } from '../domain/kinds.ts'
import { WebhookSecret } from './webhook-form.tsx'

type Webhook = ItemOf<typeof myWebhooks>

/** Programs of one's own that are told what one is told. */
export function OwnWebhooks() {
  const { t } = useTranslation('notifications')
  const { items = [], most = 0 } = useRead(myWebhooks, {}, {}).data ?? {}
  const [editing, edit] = useState<Webhook | 'new' | null>(null)
  return (
    <section className="hx-push" aria-labelledby="own-webhooks-title">
      <h2 id="own-webhooks-title">{t('ownWebhooks.title')}</h2>
      <p className="hx-soft">{t('ownWebhooks.about')}</p>
      {items.length < most && <Button onClick={() => edit('new')}>{t('webhooks.add')}</Button>}
      <ul>
        {items.map((webhook) => (
          <Row key={webhook.id} webhook={webhook} onEdit={() => edit(webhook)} />
        ))}
      </ul>
      {editing !== null && (
        <OwnForm webhook={editing === 'new' ? null : editing} onClose={() => edit(null)} />
      )}
    </section>
  )
}

function Row({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const { t } = useTranslation('notifications')
  const remove = useWrite(removeOwnWebhook)
  const confirm = useConfirmDanger()
  const { id, name, url, active } = webhook
  const drop = async () => {
    const danger = {
      title: t('webhooks.removeTitle', { name }),
      consequence: t('webhooks.removeAbout'),
      verb: t('webhooks.remove'),
    }
    if (await confirm(danger)) void remove.send({ webhookId: id }, {})
  }
  return (
    <li>
      <span>
        {name} {!active && <StatusTag plain tone="quiet" word={t('webhooks.inactive')} />}{' '}
        <span className="hx-soft">{new URL(url).host}</span>
      </span>
      <Space size={0}>
        <Button size="small" type="link" onClick={onEdit}>
          {t('webhooks.change')}
        </Button>
        <Button size="small" type="text" danger loading={remove.pending} onClick={() => void drop()}>
          {t('webhooks.remove')}
        </Button>
      </Space>
    </li>
  )
}

function OwnForm({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const { t } = useTranslation('notifications')
  const { message } = App.useApp()
  const [form] = Form.useForm<Omit<Webhook, 'id'>>()
  const [secret, setSecret] = useState<string | null>(null)
  const create = useWrite(createOwnWebhook, { ownProblems: true })
  const edit = useWrite(editOwnWebhook, { ownProblems: true })
  const save = async (entered: Omit<Webhook, 'id'>) => {
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
  const required = [{ required: true, whitespace: true }]
  return (
    <Drawer open title={title} onClose={onClose} size={480}>
      {secret !== null ? (
        <WebhookSecret secret={secret} onClose={onClose} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={webhook ?? { kinds: [], active: true }}
          onFinish={save}
        >
          <FormErrors form={form} problem={create.problem ?? edit.problem} />
          <Form.Item name="name" label={t('webhooks.name')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="url" label={t('webhooks.url')} rules={[{ required: true, type: 'url' }]}>
            <Input maxLength={2000} placeholder="https://" />
          </Form.Item>
          <Form.Item name="kinds" label={t('webhooks.kinds')}>
            <Select
              mode="multiple"
              placeholder={t('webhooks.every')}
              options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="active" label={t('webhooks.active')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={create.pending || edit.pending}>
            {t('webhooks.save')}
          </Button>
        </Form>
      )}
    </Drawer>
  )
}
