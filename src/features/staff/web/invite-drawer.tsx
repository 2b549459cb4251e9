import { Alert, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeLink } from '#features/sign-in/contract.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { invitePerson } from '../contract.ts'
import { loginOf } from '../domain/contact.ts'
import { LinkToHandOver } from './link-to-hand-over.tsx'
import { UnitSelect } from './public/unit-select.tsx'
import { RoleRows } from './role-rows.tsx'

interface Fields {
  name: string
  login: string
  orgUnitId: string
  roles?: { roleId: string; orgUnitId: string }[]
}

/** Invites one person; ends with the link to hand over. */
export function InviteDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('staff')
  const [form] = Form.useForm<Fields>()
  const unitId = Form.useWatch('orgUnitId', form)
  const [path, setPath] = useState<string | null>(null)
  const invite = useWrite(invitePerson, { ownProblems: true })
  const link = useWrite(makeLink)
  const send = async ({ login, roles = [], ...rest }: Fields) => {
    const contact = loginOf(login)
    const input: CallerInput<typeof invitePerson> = { ...rest, roles }
    const done = await invite.send({}, { ...input, [contact?.kind ?? 'email']: contact?.value ?? login })
    if (done === null) return
    const made = await link.send({ personId: done.personId }, {})
    // Without its link the person is invited all the same; their page makes another.
    if (made === null) onClose()
    else setPath(made.path)
  }
  return (
    <Drawer open title={t('people.invite')} onClose={onClose} size={520}>
      {path === null ? (
        <Form form={form} layout="vertical" onFinish={send}>
          <FormErrors form={form} problem={invite.problem} />
          <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} autoFocus />
          </Form.Item>
          <Form.Item
            name="login"
            label={t('people.login')}
            extra={t('people.loginHint')}
            rules={[
              { required: true },
              {
                validator: async (_rule, value?: string) => {
                  if (value && loginOf(value) === null) throw new Error(t('people.badLogin'))
                },
              },
            ]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="orgUnitId" label={t('people.unit')} rules={[{ required: true }]}>
            <UnitSelect />
          </Form.Item>
          <RoleRows unitId={unitId} />
          <Button type="primary" htmlType="submit" loading={invite.pending || link.pending}>
            {t('people.makeInvite')}
          </Button>
        </Form>
      ) : (
        <>
          <Alert type="success" showIcon title={t('people.invited')} style={{ marginBottom: 16 }} />
          <LinkToHandOver path={path} />
          <Button type="primary" onClick={onClose}>
            {t('people.done')}
          </Button>
        </>
      )}
    </Drawer>
  )
}
