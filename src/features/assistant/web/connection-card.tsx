import { App, Button, Card, Checkbox, Flex, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type readConnections, removeConnection, saveConnection } from '../contract.ts'
import { type Purpose, type Use, uses } from '../domain/uses.ts'
import { ConnectionTest } from './connection-test.tsx'

type Connection = CallerReply<typeof readConnections>['connections'][number]

interface Fields {
  address: string
  model: string
  key?: string
  uses?: Use[]
}

/** One service: where it is, what it may be asked for, and whether it answers. */
export function ConnectionCard({ purpose, connection }: { purpose: Purpose; connection: Connection | null }) {
  const { t } = useTranslation('assistant')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const saving = useWrite(saveConnection, { ownProblems: true, onDone: () => message.success(t('saved')) })
  const save = ({ key, uses: wanted = [], ...fields }: Fields) =>
    saving.send({ purpose }, { ...fields, uses: wanted, ...(key && { key }) })
  const before = {
    address: connection?.address,
    model: connection?.model,
    uses: connection?.uses ?? [...uses],
  }
  return (
    <Card
      title={t(`purposes.${purpose}.title`)}
      extra={
        <StatusTag
          tone={connection === null ? 'quiet' : 'met'}
          word={t(connection === null ? 'off' : 'on')}
        />
      }
    >
      <p className="hx-soft">{t(`purposes.${purpose}.about`)}</p>
      <Form form={form} layout="vertical" initialValues={before} onFinish={(fields) => void save(fields)}>
        <FormErrors form={form} problem={saving.problem} />
        <Form.Item
          name="address"
          label={t('fields.address')}
          extra={t('fields.addressHint')}
          rules={[{ required: true }]}
        >
          <Input inputMode="url" autoComplete="off" />
        </Form.Item>
        <Form.Item name="model" label={t('fields.model')} rules={[{ required: true }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('fields.key')}
          extra={t(connection?.hasKey ? 'fields.keyKept' : 'fields.keyNone')}
        >
          <Input.Password autoComplete="new-password" visibilityToggle={false} />
        </Form.Item>
        {purpose === 'language' && (
          <Form.Item name="uses" label={t('fields.uses')}>
            <Checkbox.Group options={uses.map((use) => ({ value: use, label: t(`uses.${use}`) }))} />
          </Form.Item>
        )}
        <Flex wrap gap={8} align="center">
          <Button type="primary" htmlType="submit" loading={saving.pending}>
            {t('save')}
          </Button>
          {connection !== null && <Remove purpose={purpose} />}
        </Flex>
      </Form>
      {connection !== null && <ConnectionTest purpose={purpose} />}
    </Card>
  )
}

function Remove({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation('assistant')
  const { message } = App.useApp()
  const confirm = useConfirmDanger()
  const removing = useWrite(removeConnection, { onDone: () => message.success(t('removed')) })
  const remove = async () => {
    const title = t('removeTitle', { name: t(`purposes.${purpose}.title`) })
    if (await confirm({ title, consequence: t('removeText'), verb: t('remove') }))
      await removing.send({ purpose }, {})
  }
  return (
    <Button danger loading={removing.pending} onClick={() => void remove()}>
      {t('remove')}
    </Button>
  )
}
