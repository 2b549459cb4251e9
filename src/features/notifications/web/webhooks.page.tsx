import { PlusOutlined } from '@ant-design/icons'
import { Button, Space, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { listWebhooks, removeWebhook } from '../contract/webhooks.ts'
import { WebhookForm } from './webhook-form.tsx'

type Webhook = ItemOf<typeof listWebhooks>

/** Programs of the organisation that are told what people are told. */
export default function WebhooksPage() {
  const { t } = useTranslation('notifications')
  const read = useRead(listWebhooks, {}, {})
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('webhooks.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.webhooks')} subtitle={t('webhooks.subtitle')} action={add} />
      <ReadState read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('webhooks.none')} hint={t('webhooks.noneHint')} />
          ) : (
            <WebhookTable items={items} onEdit={setEditing} />
          )
        }
      </ReadState>
      {editing !== null && (
        <WebhookForm webhook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

function WebhookTable({ items, onEdit }: { items: Webhook[]; onEdit: (webhook: Webhook) => void }) {
  const { t } = useTranslation('notifications')
  return (
    <Table<Webhook>
      rowKey="id"
      dataSource={items}
      pagination={false}
      scroll={{ x: 720 }}
      columns={[
        {
          title: t('webhooks.name'),
          render: (_, { name, active }) => (
            <Space>
              <strong>{name}</strong>
              {!active && <StatusTag tone="quiet" word={t('webhooks.inactive')} />}
            </Space>
          ),
        },
        {
          title: t('webhooks.url'),
          render: (_, { url }) => <span style={{ wordBreak: 'break-all' }}>{url}</span>,
        },
        {
          title: t('webhooks.kinds'),
          render: (_, { kinds, purpose }) =>
            purpose !== 'news'
              ? t(`webhooks.purposes.${purpose}`)
              : kinds.length === 0
                ? t('webhooks.every')
                : kinds.map((kind) => t(`kinds.${kind}`)).join(t('and')),
        },
        {
          key: 'deeds',
          title: <span className="hx-unseen">{t('outbox.deeds')}</span>,
          align: 'end',
          render: (_, webhook) => <Deeds webhook={webhook} onEdit={() => onEdit(webhook)} />,
        },
      ]}
    />
  )
}

function Deeds({ webhook: { id, name }, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const { t } = useTranslation('notifications')
  const remove = useWrite(removeWebhook)
  const confirm = useConfirmDanger()
  const drop = async () => {
    const danger = {
      title: t('webhooks.removeTitle', { name }),
      consequence: t('webhooks.removeAbout'),
      verb: t('webhooks.remove'),
    }
    if (await confirm(danger)) void remove.send({ webhookId: id }, {})
  }
  return (
    <Space size={0}>
      <Button type="link" onClick={onEdit}>
        {t('webhooks.change')}
      </Button>
      <Button type="text" danger loading={remove.pending} onClick={() => void drop()}>
        {t('webhooks.remove')}
      </Button>
    </Space>
  )
}
