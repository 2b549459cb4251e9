import { App, Button, Drawer, Form, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeLink } from '#features/sign-in/contract.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { erasePerson } from '../contract/erasing.ts'
import { assignRoles, changePerson, disablePerson, enablePerson, personDetails } from '../contract.ts'
import { LinkToHandOver } from './link-to-hand-over.tsx'
import { PersonStatus } from './people-columns.tsx'
import { UnitSelect } from './public/unit-select.tsx'
import { RoleRows } from './role-rows.tsx'

type Person = CallerReply<typeof personDetails>

/** One person: who they are, what they can, what they may. */
export function PersonDrawer({ personId, onClose }: { personId: string; onClose: () => void }) {
  const person = useRead(personDetails, { personId }, {}, { about: [personId] })
  const title = person.data && (
    <Space>
      <PersonAvatar name={person.data.name} withName />
      <PersonStatus status={person.data.status} />
    </Space>
  )
  return (
    <Drawer open title={title} onClose={onClose} size={560}>
      <ReadState read={person}>
        {(loaded) => (
          <>
            <Deeds person={loaded} onErased={onClose} />
            <PersonForm key={personId} person={loaded} />
          </>
        )}
      </ReadState>
    </Drawer>
  )
}

function Deeds({ person, onErased }: { person: Person; onErased: () => void }) {
  const { t } = useTranslation('staff')
  const confirm = useConfirmDanger()
  const [path, setPath] = useState<string | null>(null)
  const link = useWrite(makeLink, { onDone: (reply) => setPath(reply.path) })
  const disable = useWrite(disablePerson)
  const enable = useWrite(enablePerson)
  const erase = useWrite(erasePerson, { onDone: onErased })
  const { id: personId, name, status, can } = person
  const askToDisable = async () => {
    const danger = {
      title: t('people.disableTitle', { name }),
      consequence: t('people.disableConsequence'),
      verb: t('people.disable'),
    }
    if (await confirm(danger)) await disable.send({ personId }, {})
  }
  const askToErase = async () => {
    const danger = {
      title: t('people.eraseTitle', { name }),
      consequence: t('people.eraseConsequence'),
      verb: t('people.erase'),
    }
    if (await confirm(danger)) await erase.send({ personId }, {})
  }
  if (!can.manage) return null
  return (
    <div style={{ marginBottom: 24 }}>
      <Space wrap style={{ marginBottom: 8 }}>
        {can.makeLink && (
          <Button loading={link.pending} onClick={() => void link.send({ personId }, {})}>
            {t(status === 'invited' ? 'link.invite' : 'link.recover')}
          </Button>
        )}
        {can.disable && (
          <Button danger loading={disable.pending} onClick={() => void askToDisable()}>
            {t('people.disable')}
          </Button>
        )}
        {status === 'disabled' && (
          <Button loading={enable.pending} onClick={() => void enable.send({ personId }, {})}>
            {t('people.enable')}
          </Button>
        )}
        {can.erase && (
          <Button danger loading={erase.pending} onClick={() => void askToErase()}>
            {t('people.erase')}
          </Button>
        )}
      </Space>
      {path !== null && <LinkToHandOver path={path} />}
    </div>
  )
}

type Fields = Pick<
  Person,
  'name' | 'email' | 'phone' | 'orgUnitId' | 'skills' | 'languages' | 'capacity' | 'roles'
>

const roleKeys = (roles: Person['roles']) =>
  roles
    .map((role) => `${role.roleId}@${role.orgUnitId}`)
    .sort()
    .join()

function PersonForm({ person }: { person: Person }) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const unitId = Form.useWatch('orgUnitId', form)
  const change = useWrite(changePerson, { ownProblems: true })
  const assign = useWrite(assignRoles, { ownProblems: true })
  const { id: personId, can } = person
  const save = async ({ roles, ...fields }: Fields) => {
    if ((await change.send({ personId }, fields)) === null) return
    if (roleKeys(roles) !== roleKeys(person.roles) && (await assign.send({ personId }, { roles })) === null)
      return
    message.success(t('people.saved'))
  }
  return (
    <Form form={form} layout="vertical" initialValues={person} disabled={!can.manage} onFinish={save}>
      <FormErrors form={form} problem={change.problem ?? assign.problem} />
      <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="email" label={t('people.email')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={t('people.phone')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="orgUnitId" label={t('people.unit')}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="skills" label={t('people.skills')} extra={t('people.skillsHint')}>
        <Select mode="tags" tokenSeparators={[',', '，', '、']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="languages" label={t('people.languages')}>
        <Select mode="tags" tokenSeparators={[',', '，', '、']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="capacity" label={t('people.capacity')} extra={t('people.capacityHint')}>
        <InputNumber min={0} max={1000} precision={0} />
      </Form.Item>
      <RoleRows unitId={unitId} />
      {can.manage && (
        <Button type="primary" htmlType="submit" loading={change.pending || assign.pending}>
          {t('people.save')}
        </Button>
      )}
    </Form>
  )
}
