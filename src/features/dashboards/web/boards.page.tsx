import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listDashboards } from '../contract.ts'
import { readyBoards, readyKeys } from '../domain/ready.ts'
import { BenchmarksDialog } from './boards/benchmarks-dialog.tsx'
import { NameDialog } from './boards/name-dialog.tsx'
import './dashboards.css'

type Listed = ItemOf<typeof listDashboards>

/** The ready dashboards, one's own, and those that colleagues share. */
export default function BoardsPage() {
  const { t } = useTranslation('dashboards')
  const read = useRead(listDashboards, {}, {})
  const [asking, ask] = useState<'new' | 'benchmarks' | null>(null)
  const items = read.data?.items ?? []
  const own = items.filter(({ keeper, can }) => keeper === null && can.change)
  const others = items.filter((one) => !own.includes(one))
  return (
    <>
      <PageHeader
        title={t('menu.dashboards')}
        subtitle={t('list.about')}
        more={
          read.data?.can.importBenchmarks && (
            <Button icon={<UploadOutlined />} onClick={() => ask('benchmarks')}>
              {t('benchmarks.open')}
            </Button>
          )
        }
        action={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => ask('new')}>
            {t('list.add')}
          </Button>
        }
      />
      <div className="hx-boards">
        <Group title={t('list.ready')}>
          {readyKeys.map((key) => (
            <Card key={key} to={key} name={t(`ready.${key}.name`)} about={t(`ready.${key}.about`)}>
              {t('list.widgets', { count: readyBoards[key].length })}
            </Card>
          ))}
        </Group>
        <ReadState read={read} rows={3}>
          {() => (
            <>
              <Group title={t('list.own')}>
                {own.length === 0 ? (
                  <li className="hx-boards-none">{t('list.none')}</li>
                ) : (
                  own.map((one) => <Kept key={one.id} board={one} />)
                )}
              </Group>
              {others.length > 0 && (
                <Group title={t('list.shared')}>
                  {others.map((one) => (
                    <Kept key={one.id} board={one} />
                  ))}
                </Group>
              )}
            </>
          )}
        </ReadState>
      </div>
      {asking === 'new' && <NameDialog onClose={() => ask(null)} />}
      {asking === 'benchmarks' && <BenchmarksDialog onClose={() => ask(null)} />}
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="hx-boards-cards">{children}</ul>
    </section>
  )
}

function Card(props: { to: string; name: string; about?: string; children: ReactNode }) {
  return (
    <li>
      <Link className="hx-boards-card" to={`/dashboards/${props.to}`}>
        <strong>{props.name}</strong>
        {props.about !== undefined && <span>{props.about}</span>}
        <small className="hx-soft">{props.children}</small>
      </Link>
    </li>
  )
}

function Kept({ board }: { board: Listed }) {
  const { t } = useTranslation('dashboards')
  const facts = [
    t('list.widgets', { count: board.widgets }),
    ...(board.keeper === null ? [] : [t('list.by', { name: board.keeper.name })]),
    ...(board.shared ? [t('list.isShared')] : []),
  ]
  return (
    <Card to={board.id} name={board.name}>
      {facts.join(' · ')} · <RelativeTime at={board.changedAt} />
    </Card>
  )
}
