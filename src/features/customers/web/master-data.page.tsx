import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listMasterData, type MasterList, masterLists } from '../contract/master-data.ts'
import { MasterDrawer } from './master-drawer.tsx'
import { MasterImport } from './master-import.tsx'

type RecordRow = CallerReply<typeof listMasterData>['items'][number]

const rowKey = (row: RecordRow) => row.id

export default function MasterDataPage() {
  const { t } = useTranslation('customers')
  const filters = useUrlFilters({ list: 'products', q: '' })
  const list = masterLists.find((one) => one === filters.values.list) ?? 'products'
  const [open, setOpen] = useState<RecordRow | 'new' | null>(null)
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('master.add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('master.title')}
        subtitle={t('master.subtitle')}
        action={add}
        more={<MasterImport list={list} />}
      />
      <Tabs
        activeKey={list}
        onChange={(next) => filters.set({ list: next, q: '' })}
        items={masterLists.map((key) => ({ key, label: t(`master.${key}`) }))}
      />
      <FilterBar filters={filters} fields={[{ kind: 'search', key: 'q', label: t('master.search') }]} />
      <Records list={list} q={filters.values.q} onOpen={setOpen} />
      {open !== null && (
        <MasterDrawer list={list} {...(open !== 'new' && { record: open })} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function Records({ list, q, onOpen }: { list: MasterList; q: string; onOpen: (row: RecordRow) => void }) {
  const { t } = useTranslation('customers')
  const unitName = useUnitNames()
  const pages = useReadPages(listMasterData, { list }, q === '' ? {} : { q })
  const columns: Column<RecordRow>[] = [
    {
      key: 'code',
      title: t('master.code'),
      cell: (row) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(row)}>
          {row.code}
        </Button>
      ),
    },
    { key: 'name', title: t('master.name'), width: 'minmax(160px, 2fr)', cell: (row) => row.name },
    { key: 'category', title: t(`master.category.${list}`), cell: (row) => row.category },
    {
      key: 'unit',
      title: t('master.unit'),
      cell: (row) => (row.orgUnitId === null ? null : unitName(row.orgUnitId)),
    },
    {
      key: 'active',
      title: t('master.inUse'),
      width: '100px',
      cell: (row) => (
        <StatusTag
          plain
          tone={row.active ? 'met' : 'quiet'}
          word={t(row.active ? 'master.yes' : 'master.no')}
        />
      ),
    },
  ]
  return (
    <VirtualTable
      label={t(`master.${list}`)}
      columns={columns}
      pages={pages}
      rowKey={rowKey}
      onOpen={onOpen}
      card={(row) => (
        <>
          {row.name} <span className="hx-soft">{row.code}</span>
        </>
      )}
      empty={<EmptyState title={t('master.none')} hint={t('master.noneHint')} />}
    />
  )
}
