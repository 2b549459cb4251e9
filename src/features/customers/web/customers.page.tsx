import { UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listCustomers } from '../contract.ts'
import { CustomerDrawer } from './customer-drawer.tsx'
import { CustomerSigns } from './customer-signs.tsx'

type Row = CallerReply<typeof listCustomers>['items'][number]

const rowKey = (row: Row) => row.id

export default function CustomersPage() {
  const { t } = useTranslation('customers')
  const go = useNavigate()
  const mayEdit = useMay('customers.edit')
  const [adding, setAdding] = useState(false)
  const filters = useUrlFilters({ q: '', vip: '' })
  const pages = useReadPages(listCustomers, {}, filters.chosen as { q?: string; vip?: 'true' })
  const onOpen = (row: Row) => void go(`/customers/${row.id}`)
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  const add = (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setAdding(true)}>
      {t('list.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('list.title')} subtitle={t('list.subtitle')} {...(mayEdit && { action: add })} />
      <FilterBar
        filters={filters}
        fields={[
          { kind: 'search', key: 'q', label: t('list.search') },
          { kind: 'choice', key: 'vip', label: t('list.vip'), options: [{ value: 'true', label: t('vip') }] },
        ]}
      />
      <VirtualTable
        label={t('list.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <CustomerRow row={row} />}
        empty={
          filters.count > 0 ? (
            <EmptyState title={t('list.none')} hint={t('list.noneHint')} />
          ) : (
            <EmptyState title={t('list.first')} hint={t('list.firstHint')} />
          )
        }
      />
      {adding && <CustomerDrawer onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('customers')
  return [
    {
      key: 'name',
      title: t('name'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => (
        <>
          <CustomerLink row={row} /> <CustomerSigns vip={row.vip} tags={row.tags} />
        </>
      ),
    },
    { key: 'phone', title: t('phone'), cell: (row) => row.phone },
    { key: 'email', title: t('email'), width: 'minmax(140px, 2fr)', cell: (row) => row.email },
    { key: 'externalId', title: t('externalId'), cell: (row) => row.externalId },
    {
      key: 'last',
      title: t('lastVoice'),
      width: '140px',
      cell: (row) => (row.lastVoiceAt === null ? null : <RelativeTime at={row.lastVoiceAt} />),
    },
  ]
}

/** A customer's name; who gave none is told apart by the number another system knows them by. */
function CustomerLink({ row }: { row: Row }) {
  const { t } = useTranslation('customers')
  const nameless = row.externalId === null ? t('nameless') : t('namelessWith', { id: row.externalId })
  return <Link to={`/customers/${row.id}`}>{row.name ?? nameless}</Link>
}

function CustomerRow({ row }: { row: Row }) {
  return (
    <div>
      <CustomerLink row={row} /> <CustomerSigns vip={row.vip} tags={row.tags} />
      <div className="hx-soft">{[row.phone, row.email].filter(Boolean).join(' · ')}</div>
    </div>
  )
}
