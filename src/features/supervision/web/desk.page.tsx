import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { FilterBar, type FilterField } from '#platform/web/ui/filter-bar.tsx'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { exportSupervision } from '../contract/deeds.ts'
import { deskViews, supervisionCounts, supervisionDesk } from '../contract/reading.ts'
import { causes } from '../domain/causes.ts'
import { CauseTags } from './words.tsx'
import './supervision.css'

type Row = ItemOf<typeof supervisionDesk>
type View = (typeof deskViews)[number]

const rowKey = (row: Row) => row.id
const pathOf = (row: Row) => `/supervision/${row.id}`
const noFilters = { view: 'to_act', text: '', cause: '', unit: '' }
const soonMs = 4 * 3_600_000

/** 督办台: tickets under supervision by what is to be done about them. */
export default function DeskPage() {
  const { t } = useTranslation('supervision')
  const go = useNavigate()
  const filters = useUrlFilters(noFilters)
  const view = deskViews.find((one) => one === filters.values.view) ?? 'to_act'
  const input = { ...filters.chosen, view } as CallerInput<typeof supervisionDesk>
  const pages = useReadPages(supervisionDesk, {}, input)
  const onOpen = (row: Row) => void go(pathOf(row))
  const cursor = useListCursor(pages.items, { rowKey, onOpen })
  const narrowing = {
    ...filters,
    count: filters.count - (view === 'to_act' ? 0 : 1),
    clear: () => filters.set({ ...noFilters, view }),
  }
  return (
    <>
      <PageHeader
        title={t('menu.desk')}
        subtitle={t('desk.subtitle')}
        action={<Export input={input as CallerInput<typeof exportSupervision>} />}
      />
      <Views view={view} onView={(next) => filters.set({ view: next })} />
      <FilterBar filters={narrowing} fields={useFields()} />
      <VirtualTable
        label={t('menu.desk')}
        columns={useColumns(view)}
        pages={pages}
        rowKey={rowKey}
        cursor={cursor}
        onOpen={onOpen}
        card={(row) => <DeskCard row={row} />}
        empty={
          narrowing.count > 0 ? (
            <EmptyState
              title={t('desk.noneFound')}
              action={<Button onClick={narrowing.clear}>{t('platform:filters.clear')}</Button>}
            />
          ) : (
            <EmptyState title={t(`desk.none.${view}`)} hint={t('desk.noneHint')} />
          )
        }
      />
    </>
  )
}

function Export({ input }: { input: CallerInput<typeof exportSupervision> }) {
  const { t } = useTranslation('supervision')
  const { message } = App.useApp()
  const exporting = useWrite(exportSupervision)
  const save = async () => {
    const file = await exporting.send({}, input)
    if (file === null) return
    saveFile(file.fileName, file.csv)
    message.success(t(file.more ? 'desk.exportedPart' : 'desk.exported', { count: file.rows }))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={exporting.pending} onClick={() => void save()}>
      {t('desk.export')}
    </Button>
  )
}

function Views({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('supervision')
  const counts = useRead(supervisionCounts, {}, {}).data
  return (
    <ViewSwitch
      label={t('desk.view')}
      views={deskViews}
      value={view}
      nameOf={(one) => t(`desk.views.${one}`)}
      onChange={onView}
      counts={counts?.views}
      alarming="overdue"
    />
  )
}

function useFields(): FilterField[] {
  const { t } = useTranslation('supervision')
  const units = useUnitOptions()
  return [
    { kind: 'search', key: 'text', label: t('desk.search') },
    {
      kind: 'choice',
      key: 'cause',
      label: t('desk.cause'),
      options: causes.map((value) => ({ value, label: t(`cause.${value}`) })),
    },
    { kind: 'choice', key: 'unit', label: t('desk.unit'), options: units },
  ]
}

function Standing({ row }: { row: Row }) {
  const { t } = useTranslation('supervision')
  if (row.result !== null) return <>{t(`result.${row.result}`)}</>
  if (row.dueAt !== null) return <ClockTag clock={{ dueAt: row.dueAt }} soonMs={soonMs} plain />
  return (
    <span className="hx-soft">
      {row.letters === 0 ? t('desk.noLetter') : t('desk.letterCount', { count: row.letters })}
    </span>
  )
}

function useColumns(view: View): Column<Row>[] {
  const { t } = useTranslation('supervision')
  return [
    {
      key: 'ticket',
      title: t('desk.ticket'),
      width: 'minmax(220px, 2.4fr)',
      cell: (row) => (
        <span className="hx-supervision-row">
          <Link to={pathOf(row)}>{row.ticket.title}</Link>
          <small>{row.ticket.number}</small>
        </span>
      ),
    },
    {
      key: 'cause',
      title: t('desk.cause'),
      width: 'minmax(220px, 2.2fr)',
      cell: (row) => <CauseTags causes={row.causes} />,
    },
    { key: 'unit', title: t('desk.unit'), width: 'minmax(100px, 1fr)', cell: (row) => row.ticket.unit.name },
    {
      key: 'holder',
      title: t('desk.holder'),
      width: '120px',
      cell: ({ ticket: { holder } }) =>
        holder === null ? (
          <span className="hx-soft">{t('desk.unheld')}</span>
        ) : (
          <PersonAvatar name={holder.name} size={22} withName />
        ),
    },
    {
      key: 'due',
      title: view === 'closed' ? t('desk.result') : t('desk.due'),
      width: 'minmax(130px, 1fr)',
      cell: (row) => <Standing row={row} />,
    },
    {
      key: 'since',
      title: t('desk.since'),
      width: '120px',
      cell: (row) => <RelativeTime at={row.openedAt} />,
    },
  ]
}

function DeskCard({ row }: { row: Row }) {
  return (
    <div className="hx-supervision-card-row">
      <span className="hx-supervision-row">
        <Link to={pathOf(row)}>{row.ticket.title}</Link>
        <small>
          {row.ticket.number} · {row.ticket.unit.name}
        </small>
      </span>
      <CauseTags causes={row.causes} />
      <Standing row={row} />
    </div>
  )
}
