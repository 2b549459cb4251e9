import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listMacros } from '../contract.ts'
import type { Macro } from './macro.ts'
import { MacroDrawer } from './macro-drawer.tsx'
import { PlanList } from './public/plan-list.tsx'

/** The macros one may use. */
export default function MacrosPage() {
  const { t } = useTranslation('macros')
  const read = useRead(listMacros, {}, {})
  const [open, setOpen] = useState<Macro | 'new' | null>(null)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('list.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.macros')} subtitle={t('list.about')} action={add} />
      <ReadState read={read} rows={6}>
        {({ macros }) =>
          macros.length === 0 ? (
            <EmptyState title={t('list.none')} hint={t('list.noneHint')} action={add} />
          ) : (
            <Macros macros={macros} onOpen={setOpen} />
          )
        }
      </ReadState>
      {open !== null && read.data && (
        <MacroDrawer
          macro={open === 'new' ? null : open}
          mayShare={read.data.can.share}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

type Listed = { macros: readonly Macro[]; onOpen: (macro: Macro) => void }

function Macros({ macros, onOpen }: Listed) {
  const { t } = useTranslation('macros')
  const [typed, setTyped] = useState('')
  const [withArchived, show] = useState(false)
  const shown = macros.filter(
    ({ name, archived }) =>
      (withArchived || !archived) && name.toLowerCase().includes(typed.trim().toLowerCase()),
  )
  return (
    <>
      <search className="hx-macro-filters">
        <Input.Search
          allowClear
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        {macros.some(({ archived }) => archived) && (
          <Checkbox checked={withArchived} onChange={(event) => show(event.target.checked)}>
            {t('list.showArchived')}
          </Checkbox>
        )}
      </search>
      {shown.length === 0 ? (
        <EmptyState title={t('list.noneFound')} hint={t('list.noneFoundHint')} />
      ) : (
        <MacroTable macros={shown} onOpen={onOpen} />
      )}
    </>
  )
}

function MacroTable({ macros, onOpen }: Listed) {
  const { t } = useTranslation('macros')
  return (
    <Table<Macro>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...macros]}
      columns={[
        {
          title: t('list.name'),
          render: (_, macro) => (
            <>
              <Button type="link" className="hx-macro-name" onClick={() => onOpen(macro)}>
                {macro.name}
              </Button>
              {macro.archived && <Tag>{t('list.archived')}</Tag>}
            </>
          ),
        },
        {
          title: t('list.does'),
          responsive: ['md'],
          render: (_, macro) => <PlanList macro={macro} preview={null} />,
        },
        { title: t('list.owner'), width: 160, render: (_, { unit }) => unit?.name ?? t('list.mine') },
      ]}
    />
  )
}
