import { App, Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { changeRole, createRole, removeRole, restoreRole } from '../contract/roles.ts'
import type { Scope } from '../domain/scopes.ts'
import { PermissionMatrix } from './permission-matrix.tsx'
import type { Role } from './public/role-names.ts'

interface Names {
  nameZh: string
  nameEn: string
}

/** A role's names and what it gives; `role` null makes a new one. */
export function RoleEditor(props: {
  role: Role | null
  configure: boolean
  onSaved: (roleId: string) => void
  onGone: () => void
}) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const { role, configure } = props
  const [form] = Form.useForm<Names>()
  const [given, setGiven] = useState<Readonly<Record<string, Scope>>>(() => givenBy(role))
  const create = useWrite(createRole, { ownProblems: true, onDone: (reply) => props.onSaved(reply.roleId) })
  const change = useWrite(changeRole, { ownProblems: true })
  const save = async (names: Names) => {
    const permissions = Object.entries(given).map(([permission, scope]) => ({
      permission: permission as `${string}.${string}`,
      scope,
    }))
    const input = { ...names, permissions }
    const reply = role === null ? await create.send({}, input) : await change.send({ roleId: role.id }, input)
    if (reply !== null) message.success(t('roles.saved'))
  }
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={!configure}
      initialValues={role ?? { nameZh: '', nameEn: '' }}
      onFinish={save}
    >
      <FormErrors form={form} problem={create.problem ?? change.problem} />
      <Space wrap size={16}>
        <Form.Item name="nameZh" label={t('roles.nameZh')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('roles.nameEn')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </Space>
      <PermissionMatrix given={given} onChange={setGiven} disabled={!configure} />
      {configure && (
        <Space style={{ marginTop: 24 }} wrap>
          <Button type="primary" htmlType="submit" loading={create.pending || change.pending}>
            {t('roles.save')}
          </Button>
          {role !== null && <BackOrAway role={role} onGone={props.onGone} />}
        </Space>
      )}
    </Form>
  )
}

function givenBy(role: Role | null): Record<string, Scope> {
  return Object.fromEntries((role?.permissions ?? []).map(({ permission, scope }) => [permission, scope]))
}

function BackOrAway(props: { role: Role; onGone: () => void }) {
  const { t } = useTranslation('staff')
  const confirm = useConfirmDanger()
  const restore = useWrite(restoreRole)
  const remove = useWrite(removeRole, { onDone: props.onGone })
  const { role } = props
  const ask = async (deed: 'restore' | 'remove') => {
    const danger = {
      title: t(`roles.${deed}Title`, { name: role.nameZh }),
      consequence: t(`roles.${deed}Consequence`),
      verb: t(`roles.${deed}`),
    }
    if (await confirm(danger)) await (deed === 'restore' ? restore : remove).send({ roleId: role.id }, {})
  }
  if (role.builtin) {
    return role.changed ? (
      <Button loading={restore.pending} onClick={() => void ask('restore')}>
        {t('roles.restore')}
      </Button>
    ) : null
  }
  return (
    <Button danger loading={remove.pending} onClick={() => void ask('remove')}>
      {t('roles.remove')}
    </Button>
  )
}
