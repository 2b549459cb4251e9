import { PlusOutlined } from '@ant-design/icons'
import { Button, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelName } from '#features/taxonomy/web/public/label-picker.tsx'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listChecklists } from '../contract/keeping.ts'
import { gates } from '../domain/duties.ts'
import { ChecklistDrawer } from './checklist-drawer.tsx'
import type { Checklist } from './item.ts'
import { useNameOf } from './names.ts'
import './checklists.css'

/** What has to be checked and filled in, by label and kind. */
export default function ChecklistsPage() {
  const { t } = useTranslation('checklists')
  const read = useRead(listChecklists, {}, {})
  const [open, setOpen] = useState<Checklist | 'new' | null>(null)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('list.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.checklists')} subtitle={t('list.about')} action={add} />
      <ReadState read={read} rows={6}>
        {({ checklists }) =>
          checklists.length === 0 ? (
            <EmptyState title={t('list.none')} hint={t('list.noneHint')} action={add} />
          ) : (
            <ChecklistTable checklists={checklists} onOpen={setOpen} />
          )
        }
      </ReadState>
      {open !== null && (
        <ChecklistDrawer checklist={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function ChecklistTable(props: { checklists: readonly Checklist[]; onOpen: (one: Checklist) => void }) {
  const { t } = useTranslation(['checklists', 'tickets'])
  const nameOf = useNameOf()
  return (
    <Table<Checklist>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...props.checklists]}
      columns={[
        {
          title: t('list.name'),
          render: (_, one) => (
            <>
              <Button type="link" className="hx-checklist-name" onClick={() => props.onOpen(one)}>
                {nameOf({ zh: one.nameZh, en: one.nameEn })}
              </Button>
              {one.archived && <Tag>{t('list.archived')}</Tag>}
            </>
          ),
        },
        {
          title: t('list.for'),
          render: (_, { labelId, kinds }) => (
            <>
              {labelId === null ? t('list.everyLabel') : <LabelName id={labelId} />}
              {kinds.length > 0 && ` · ${kinds.map((kind) => t(`tickets:kind.${kind}`)).join(t('list.or'))}`}
            </>
          ),
        },
        { title: t('list.asks'), responsive: ['md'], render: (_, one) => <Asked checklist={one} /> },
        {
          title: t('list.version'),
          responsive: ['lg'],
          render: (_, { version, since, by }) => (
            <span className="hx-soft">
              {t('points.version', { version })} · <RelativeTime at={since} />
              {by !== null && ` · ${by.name}`}
            </span>
          ),
        },
      ]}
    />
  )
}

/** How much a list asks for before each deed. */
function Asked({ checklist }: { checklist: Checklist }) {
  const { t } = useTranslation('checklists')
  const { items, fields } = checklist
  const counts = [...gates, null].map((gate) => ({
    gate: gate ?? 'none',
    count: [...items, ...fields].filter(({ before }) => before === gate).length,
  }))
  return counts
    .filter(({ count }) => count > 0)
    .map(({ gate, count }) => t(`list.count.${gate}`, { count }))
    .join(t('list.and'))
}
