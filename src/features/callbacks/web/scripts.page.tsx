import { PlusOutlined } from '@ant-design/icons'
import { Button, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelName } from '#features/taxonomy/web/public/label-picker.tsx'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listScripts } from '../contract/scripts.ts'
import { useSaid } from './names.ts'
import type { Content, OpenScript, Scripts } from './script.ts'
import { ScriptDrawer } from './script-drawer.tsx'
import './scripts.css'

type Row = Omit<Content, 'labelId' | 'kinds'> &
  Partial<Scripts['scripts'][number]> & { readonly rowKey: string }

const rowsOf = ({ scripts, shipped }: Scripts): Row[] => [
  ...scripts.map((script) => ({ ...script, rowKey: script.id })),
  ...shipped.map((script) => ({ ...script, rowKey: `shipped ${script.level}` })),
]

/** What is said on callbacks: the organisation's own scripts, and what ships. */
export default function ScriptsPage() {
  const { t } = useTranslation('callbacks')
  const read = useRead(listScripts, {}, {})
  const [open, setOpen] = useState<OpenScript | null>(null)
  const begin = ({ name, level, steps }: Row) =>
    setOpen({ standing: null, content: { name, level, labelId: null, kinds: [], steps } })
  const first = read.data?.shipped[0]
  const add = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      disabled={first === undefined}
      onClick={() => first !== undefined && begin({ ...first, rowKey: '' })}
    >
      {t('screens.scripts.add')}
    </Button>
  )
  const edit = (row: Row) => {
    const standing = read.data?.scripts.find(({ id }) => id === row.id)
    if (standing === undefined) begin(row)
    else setOpen({ standing, content: standing })
  }
  return (
    <>
      <PageHeader title={t('screens.menu.scripts')} subtitle={t('screens.scripts.about')} action={add} />
      <ReadState read={read} rows={6}>
        {(found) => <ScriptTable rows={rowsOf(found)} onOpen={edit} />}
      </ReadState>
      {open !== null && <ScriptDrawer open={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function ScriptTable({ rows, onOpen }: { rows: Row[]; onOpen: (row: Row) => void }) {
  const { t } = useTranslation(['callbacks', 'tickets'])
  const said = useSaid()
  return (
    <Table<Row>
      rowKey="rowKey"
      size="small"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('screens.scripts.name'),
          render: (_, row) => (
            <>
              <Button type="link" className="hx-script-name" onClick={() => onOpen(row)}>
                {said(row.name)}
              </Button>
              {row.id === undefined && <Tag>{t('screens.scripts.shipped')}</Tag>}
              {row.archived && <Tag>{t('screens.scripts.archived')}</Tag>}
            </>
          ),
        },
        { title: t('screens.scripts.level'), render: (_, { level }) => t(`levels.${level}`) },
        { title: t('screens.scripts.for'), responsive: ['md'], render: (_, row) => <For row={row} /> },
        {
          title: t('screens.scripts.steps'),
          render: (_, { steps }) => t('screens.scripts.count', { count: steps.length }),
        },
        {
          title: '',
          responsive: ['lg'],
          render: (_, { version, since, by }) =>
            version !== undefined &&
            since !== undefined && (
              <span className="hx-soft">
                {t('screens.scripts.version', { version })} · <RelativeTime at={since} />
                {by && ` · ${by.name}`}
              </span>
            ),
        },
      ]}
    />
  )
}

function For({ row: { labelId, kinds = [] } }: { row: Row }) {
  const { t } = useTranslation(['callbacks', 'tickets'])
  return (
    <>
      {labelId ? <LabelName id={labelId} /> : t('screens.scripts.everyLabel')}
      {kinds.length > 0 &&
        ` · ${kinds.map((kind) => t(`tickets:kind.${kind}`)).join(t('screens.scripts.or'))}`}
    </>
  )
}
