import { UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listPeople } from '../contract.ts'
import { BulkInviteDrawer } from './bulk-invite-drawer.tsx'
import { InviteDrawer } from './invite-drawer.tsx'
import { PersonCard, type PersonRow, usePeopleColumns } from './people-columns.tsx'
import { PersonDrawer } from './person-drawer.tsx'
import { useRoleNames, useRoles } from './public/role-names.ts'
import { useUnitOptions } from './public/unit-names.ts'

type Open = 'one' | 'many' | null

export default function PeoplePage() {
  const { t } = useTranslation('staff')
  const mayManage = useMay('staff.manage')
  const [inviting, setInviting] = useState<Open>(null)
  const filters = useUrlFilters({ search: '', unitId: '', roleId: '', status: '' })
  const pages = useReadPages(listPeople, {}, filters.chosen as { status?: PersonRow['status'] })
  const [address, setAddress] = useSearchParams()
  const open = (personId: string | null) =>
    setAddress((now) => {
      const next = new URLSearchParams(now)
      if (personId === null) next.delete('person')
      else next.set('person', personId)
      return next
    })
  const onOpen = (row: PersonRow) => open(row.id)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  const columns = usePeopleColumns(open)
  const shown = address.get('person')
  const invite = (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setInviting('one')}>
      {t('people.invite')}
    </Button>
  )
  const many = <Button onClick={() => setInviting('many')}>{t('people.inviteMany')}</Button>
  return (
    <>
      <PageHeader
        title={t('people.title')}
        subtitle={t('people.subtitle')}
        {...(mayManage && { action: invite, more: many })}
      />
      <FilterBar filters={filters} fields={useFilterFields()} />
      <VirtualTable
        label={t('people.title')}
        columns={columns}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <PersonCard row={row} />}
        empty={<EmptyState title={t('people.none')} hint={t('people.noneHint')} />}
      />
      {shown !== null && <PersonDrawer personId={shown} onClose={() => open(null)} />}
      {inviting === 'one' && <InviteDrawer onClose={() => setInviting(null)} />}
      {inviting === 'many' && <BulkInviteDrawer onClose={() => setInviting(null)} />}
    </>
  )
}

const rowKey = (row: PersonRow) => row.id

function useFilterFields() {
  const { t } = useTranslation('staff')
  const roleName = useRoleNames()
  const units = useUnitOptions()
  const roles = useRoles().map(({ id }) => ({ value: id, label: roleName(id) }))
  const statuses = (['active', 'invited', 'disabled'] as const).map((value) => ({
    value,
    label: t(`status.${value}`),
  }))
  return [
    { kind: 'search', key: 'search', label: t('people.search') },
    { kind: 'choice', key: 'unitId', label: t('people.unit'), options: units },
    { kind: 'choice', key: 'roleId', label: t('people.role'), options: roles },
    { kind: 'choice', key: 'status', label: t('people.status'), options: statuses },
  ] as const
}
