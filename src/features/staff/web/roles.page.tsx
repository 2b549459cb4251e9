import { PlusOutlined } from '@ant-design/icons'
import { Button, Menu } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listRoles } from '../contract/roles.ts'
import { type Role, useRoleNames } from './public/role-names.ts'
import { RoleEditor } from './role-editor.tsx'
import './roles.css'

export default function RolesPage() {
  const { t } = useTranslation('staff')
  const roles = useRead(listRoles, {}, {})
  return (
    <>
      <PageHeader title={t('roles.title')} subtitle={t('roles.subtitle')} />
      <ReadState read={roles} rows={10}>
        {({ items, can }) => <Roles roles={items} configure={can.configure} />}
      </ReadState>
    </>
  )
}

const fresh = 'new'

function Roles({ roles, configure }: { roles: Role[]; configure: boolean }) {
  const { t } = useTranslation('staff')
  const nameOf = useRoleNames()
  const [chosen, setChosen] = useState(roles[0]?.id ?? fresh)
  const role = roles.find((one) => one.id === chosen) ?? null
  // A role that went back to how it shipped is another one to the editor.
  const state =
    role === null ? chosen : `${role.id} ${role.permissions.map((one) => one.permission + one.scope)}`
  return (
    <div className="hx-roles">
      <nav aria-label={t('roles.title')}>
        <Menu
          selectedKeys={[chosen]}
          onClick={({ key }) => setChosen(key)}
          items={roles.map(({ id, holders, changed }) => ({
            key: id,
            label: `${nameOf(id)}${changed ? ` ${t('roles.changedMark')}` : ''}`,
            extra: t('roles.holders', { count: holders }),
          }))}
        />
        {configure && (
          <Button block icon={<PlusOutlined />} onClick={() => setChosen(fresh)}>
            {t('roles.add')}
          </Button>
        )}
      </nav>
      <RoleEditor
        key={state}
        role={role}
        configure={configure}
        onSaved={setChosen}
        onGone={() => setChosen(roles[0]?.id ?? fresh)}
      />
    </div>
  )
}
