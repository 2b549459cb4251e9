import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer, Form, Input, Select, Table, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoleNames } from '#features/staff/web/public/role-names.ts'
import { RoleSelect } from '#features/staff/web/public/role-select.tsx'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { createKey, listKeys, revokeKey } from '../contract.ts'

type Key = CallerReply<typeof listKeys>['items'][number]

export default function ApiKeysPage() {
  const { t } = useTranslation('sign-in')
  const keys = useRead(listKeys, {}, {})
  const [making, setMaking] = useState(false)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('keys.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('keys.title')} subtitle={t('keys.subtitle')} action={add} />
      <ReadState read={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('keys.none')} hint={t('keys.noneHint')} />
          ) : (
            <KeyTable items={items} />
          )
        }
      </ReadState>
      {making && <NewKeyDrawer onClose={() => setMaking(false)} />}
    </>
  )
}

function KeyTable({ items }: { items: Key[] }) {
  const { t } = useTranslation('sign-in')
  const { locale } = useLocale()
  const roleName = useRoleNames()
  const unitName = useUnitNames()
  return (
    <Table<Key>
      rowKey="id"
      dataSource={items}
      pagination={false}
      scroll={{ x: 720 }}
      columns={[
        { title: t('keys.name'), render: (_, key) => `${key.name} (${key.hint}…)` },
        {
          title: t('keys.scope'),
          render: (_, key) => `${roleName(key.roleId)} · ${unitName(key.orgUnitId)}`,
        },
        {
          title: t('keys.lastUsed'),
          render: (_, key) =>
            key.lastUsedAt === null ? t('keys.never') : <RelativeTime at={key.lastUsedAt} />,
        },
        {
          title: t('keys.expires'),
          render: (_, key) =>
            key.expiresAt === null ? t('keys.noExpiry') : formatMoment(key.expiresAt, locale),
        },
        { key: 'deed', render: (_, key) => <KeyDeed apiKey={key} /> },
      ]}
    />
  )
}

function KeyDeed({ apiKey }: { apiKey: Key }) {
  const { t } = useTranslation('sign-in')
  const confirm = useConfirmDanger()
  const revoke = useWrite(revokeKey)
  if (apiKey.revokedAt !== null) return <StatusTag tone="quiet" word={t('keys.revoked')} />
  const ask = async () => {
    const { name } = apiKey
    const danger = {
      title: t('keys.revokeTitle', { name }),
      consequence: t('keys.revokeConsequence'),
      verb: t('keys.revoke'),
    }
    if (await confirm(danger)) await revoke.send({ keyId: apiKey.id }, {})
  }
  return (
    <Button loading={revoke.pending} onClick={() => void ask()}>
      {t('keys.revoke')}
    </Button>
  )
}

interface Wanted {
  name: string
  roleId: string
  orgUnitId: string
  expiresInDays: number
}

function NewKeyDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sign-in')
  const [form] = Form.useForm<Wanted>()
  const [keyId] = useState(() => crypto.randomUUID())
  const [key, setKey] = useState<string | null>(null)
  const make = useWrite(createKey, { ownProblems: true, onDone: (reply) => setKey(reply.key) })
  const send = ({ expiresInDays, ...wanted }: Wanted) =>
    make.send({ keyId }, { ...wanted, expiresInDays: expiresInDays === 0 ? null : expiresInDays })
  return (
    <Drawer open title={t('keys.add')} onClose={onClose} size={440}>
      {key === null ? (
        <Form form={form} layout="vertical" initialValues={{ expiresInDays: 365 }} onFinish={send}>
          <FormErrors form={form} problem={make.problem} />
          <Form.Item name="name" label={t('keys.name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} placeholder={t('keys.nameHint')} />
          </Form.Item>
          <Form.Item name="roleId" label={t('keys.role')} rules={[{ required: true }]}>
            <RoleSelect />
          </Form.Item>
          <Form.Item name="orgUnitId" label={t('keys.unit')} rules={[{ required: true }]}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name="expiresInDays" label={t('keys.expires')}>
            <Select
              options={[30, 90, 365, 0].map((days) => ({
                value: days,
                label: days === 0 ? t('keys.noExpiry') : t('keys.days', { count: days }),
              }))}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.pending}>
            {t('keys.make')}
          </Button>
        </Form>
      ) : (
        <>
          <Alert type="warning" showIcon title={t('keys.once')} />
          <Typography.Paragraph copyable code style={{ marginTop: 16, wordBreak: 'break-all' }}>
            {key}
          </Typography.Paragraph>
          <Button type="primary" onClick={onClose}>
            {t('keys.kept')}
          </Button>
        </>
      )}
    </Drawer>
  )
}
