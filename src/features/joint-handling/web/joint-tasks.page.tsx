import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead, useReadPages } from '#platform/web/api.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { FilterBar, type FilterField } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { jointTaskCounts, jointTaskList, jointTaskViews } from '../contract/reading.ts'
import { raciRoles } from '../domain/codes.ts'
import { TaskStateTag } from './task-words.tsx'
import { useDeeds } from './use-deeds.ts'
import './joint.css'

type Row = ItemOf<typeof jointTaskList>
type View = (typeof jointTaskViews)[number]

const rowKey = (row: Row) => row.id
const pathOf = (row: Row) => `/joint-tasks/${row.id}`
const noFilters = { view: 'to_do', text: '', role: [] as string[], unit: '', overdue: '' }
const soonMs = 24 * 3_600_000

/** What a unit has to do for tickets of others; the earliest due first. */
export default function JointTasksPage() {
  const { t } = useTranslation('joint-handling')
  const go = useNavigate()
  const filters = useUrlFilters(noFilters)
  const view = jointTaskViews.find((one) => one === filters.values.view) ?? 'to_do'
  const pages = useReadPages(jointTaskList, {}, { ...filters.chosen, view } as CallerInput<
    typeof jointTaskList
  >)
  const onOpen = (row: Row) => void go(pathOf(row))
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  // The view is chosen above, and is no filter.
  const narrowing = {
    ...filters,
    count: filters.count - (view === 'to_do' ? 0 : 1),
    clear: () => filters.set({ ...noFilters, view }),
  }
  return (
    <>
      <PageHeader title={t('menu.joint')} subtitle={t('list.subtitle')} />
      <Views view={view} onView={(next) => filters.set({ view: next })} />
      <FilterBar filters={narrowing} fields={useFields()} />
      <AcceptKey row={pages.items.find(({ id }) => id === cursor.current)} />
      <VirtualTable
        label={t('menu.joint')}
        columns={useColumns()}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <TaskCard row={row} />}
        empty={
          narrowing.count > 0 ? (
            <EmptyState
              title={t('list.noneFound')}
              action={<Button onClick={narrowing.clear}>{t('platform:filters.clear')}</Button>}
            />
          ) : (
            <EmptyState title={t(`list.none.${view}`)} hint={t('list.noneHint')} />
          )
        }
      />
    </>
  )
}

function Views({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('joint-handling')
  const counts = useRead(jointTaskCounts, {}, {}).data
  const shown = jointTaskViews.filter((one) => one !== 'arbitration' || counts?.decides === true)
  return (
    <ViewSwitch
      label={t('list.view')}
      views={shown}
      value={view}
      nameOf={(one) => t(`list.views.${one}`)}
      onChange={onView}
      counts={counts?.views}
    />
  )
}

/** `a` accepts the sub-task that is current. */
function AcceptKey({ row }: { row: Row | undefined }) {
  const { t } = useTranslation('joint-handling')
  const deeds = useDeeds({ id: row?.id ?? '', version: row?.version ?? 0 })
  useShortcuts({
    a: { label: t('list.accept'), run: () => void (row?.state === 'sent' && deeds.act('accept')) },
  })
  return null
}

function useFields(): FilterField[] {
  const { t } = useTranslation('joint-handling')
  const units = useUnitOptions()
  return [
    { kind: 'search', key: 'text', label: t('list.search') },
    {
      kind: 'choices',
      key: 'role',
      label: t('list.role'),
      options: raciRoles.map((value) => ({ value, label: t(`role.${value}`) })),
    },
    { kind: 'choice', key: 'unit', label: t('list.unit'), options: units },
    {
      kind: 'choice',
      key: 'overdue',
      label: t('list.overdue'),
      options: [{ value: 'true', label: t('list.onlyOverdue') }],
    },
  ]
}

function Due({ row }: { row: Row }) {
  const { t } = useTranslation('joint-handling')
  if (row.endedAt !== null) return <RelativeTime at={row.endedAt} />
  if (row.state === 'returned') return null
  if (row.dueAt === null) return <span className="hx-soft">{t('task.noDeadline')}</span>
  return <ClockTag clock={{ dueAt: row.dueAt }} soonMs={soonMs} plain />
}

function Standing({ row }: { row: Row }) {
  const { t } = useTranslation('joint-handling')
  return (
    <span className="hx-joint-row">
      <span>
        <TaskStateTag task={row} />
      </span>
      {row.level !== null && <small>{t('task.waitsRuling', { level: t(`level.${row.level}`) })}</small>}
    </span>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('joint-handling')
  return [
    { key: 'due', title: t('list.due'), width: '150px', cell: (row) => <Due row={row} /> },
    {
      key: 'what',
      title: t('list.what'),
      width: 'minmax(220px, 3fr)',
      cell: (row) => (
        <span className="hx-joint-row">
          <Link to={pathOf(row)}>{row.ask}</Link>
          <small>
            {row.ticket.number} · {row.ticket.title}
          </small>
        </span>
      ),
    },
    { key: 'role', title: t('list.role'), width: '112px', cell: (row) => t(`role.${row.role}`) },
    { key: 'unit', title: t('list.unit'), width: 'minmax(110px, 1fr)', cell: (row) => row.unit.name },
    {
      key: 'state',
      title: t('list.state'),
      width: 'minmax(130px, 1.2fr)',
      cell: (row) => <Standing row={row} />,
    },
    {
      key: 'assignee',
      title: t('list.assignee'),
      width: '120px',
      cell: (row) => row.assignee && <PersonAvatar name={row.assignee.name} size={22} withName />,
    },
  ]
}

function TaskCard({ row }: { row: Row }) {
  const { t } = useTranslation('joint-handling')
  return (
    <div className="hx-joint-card-row">
      <span className="hx-joint-row">
        <Link to={pathOf(row)}>{row.ask}</Link>
        <small>
          {row.ticket.number} · {row.unit.name} · {t(`role.${row.role}`)}
        </small>
      </span>
      <span className="hx-joint-facts">
        <TaskStateTag task={row} />
        <Due row={row} />
      </span>
    </div>
  )
}
