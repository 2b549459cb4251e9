import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Column } from '#platform/web/ui/virtual-table.tsx'
import type { listPeople } from '../contract.ts'
import { availabilityIcons } from './availability-switch.tsx'
import { useRoleNames } from './public/role-names.ts'
import { useUnitNames } from './public/unit-names.ts'

export type PersonRow = CallerReply<typeof listPeople>['items'][number]

const tones = { active: 'met', invited: 'note', disabled: 'quiet' } as const

/** Whether a person has come, is still invited, or may no longer. */
export function PersonStatus({ status }: { status: PersonRow['status'] }) {
  const { t } = useTranslation('staff')
  return <StatusTag plain tone={tones[status]} word={t(`status.${status}`)} />
}

function Availability({ row }: { row: PersonRow }) {
  const { t } = useTranslation('staff')
  if (row.status !== 'active') return <PersonStatus status={row.status} />
  return (
    <span>
      <span aria-hidden="true">{availabilityIcons[row.availability]}</span>{' '}
      {t(`availability.${row.availability}`)}
    </span>
  )
}

export function usePeopleColumns(open: (personId: string) => void): Column<PersonRow>[] {
  const { t } = useTranslation('staff')
  const { locale } = useLocale()
  const unitName = useUnitNames()
  const roleName = useRoleNames()
  return [
    {
      key: 'name',
      title: t('people.name'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => open(row.id)}>
          <PersonAvatar name={row.name} size={26} withName />
        </Button>
      ),
    },
    { key: 'unit', title: t('people.unit'), cell: (row) => unitName(row.orgUnitId) },
    {
      key: 'roles',
      title: t('people.roles'),
      width: 'minmax(140px, 2fr)',
      cell: (row) => formatList([...new Set(row.roles.map((role) => roleName(role.roleId)))], locale),
    },
    {
      key: 'contact',
      title: t('people.contact'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => row.email ?? row.phone,
    },
    { key: 'status', title: t('people.status'), width: '120px', cell: (row) => <Availability row={row} /> },
  ]
}

/** A person at phone width. */
export function PersonCard({ row }: { row: PersonRow }) {
  const unitName = useUnitNames()
  const roleName = useRoleNames()
  return (
    <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
      <div>
        <PersonAvatar name={row.name} size={26} withName />
        <div className="hx-soft">
          {[unitName(row.orgUnitId), ...new Set(row.roles.map((role) => roleName(role.roleId)))].join(' · ')}
        </div>
      </div>
      <Availability row={row} />
    </div>
  )
}
