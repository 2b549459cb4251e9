import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useReadPages, useWrite } from '#platform/web/api.ts'
import { FilterBar, type FilterField } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { exportExternalCases } from '../contract/deeds.ts'
import { externalCaseList, externalViews } from '../contract/reading.ts'
import { states } from '../domain/life.ts'
import { sources } from '../domain/sources.ts'
import { CaseNumber, Days, type External, Standing, useSourceName } from './case-words.tsx'
import './external-cases.css'

type View = (typeof externalViews)[number]
type Asked = CallerInput<typeof exportExternalCases>

/** What authorities wait for, by deadline. */
export default function ExternalCasesPage() {
  const { t } = useTranslation('external-cases')
  const filters = useUrlFilters({ view: '', source: [] as string[], state: [] as string[], text: '' })
  const view = externalViews.find((one) => one === filters.values.view) ?? 'open'
  const { state, ...chosen } = filters.chosen
  const input = { ...chosen, view, ...(view === 'all' && state !== undefined && { state }) } as Asked
  return (
    <>
      <PageHeader title={t('menu.list')} subtitle={t('list.subtitle')} action={<Export input={input} />} />
      <ViewSwitch
        label={t('list.view')}
        views={externalViews}
        value={view}
        nameOf={(one) => t(`list.views.${one}`)}
        onChange={(next) => filters.set({ view: next })}
      />
      <FilterBar filters={filters} fields={useFields(view)} />
      <List input={input} view={view} />
    </>
  )
}

function useFields(view: View): FilterField[] {
  const { t } = useTranslation('external-cases')
  const state: FilterField = {
    kind: 'choices',
    key: 'state',
    label: t('list.state'),
    options: states.map((value) => ({ value, label: t(`state.${value}`) })),
  }
  return [
    { kind: 'search', key: 'text', label: t('list.text') },
    {
      kind: 'choices',
      key: 'source',
      label: t('list.source'),
      options: sources.map((value) => ({ value, label: t(`source.${value}`) })),
    },
    ...(view === 'all' ? [state] : []),
  ]
}

function Export({ input }: { input: Asked }) {
  const { t } = useTranslation('external-cases')
  const { message } = App.useApp()
  const exporting = useWrite(exportExternalCases)
  const save = async () => {
    const file = await exporting.send({}, input)
    if (file === null) return
    saveFile(file.fileName, file.csv)
    message.success(t(file.more ? 'list.exportedPart' : 'list.exported', { count: file.rows }))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={exporting.pending} onClick={() => void save()}>
      {t('list.export')}
    </Button>
  )
}

function List({ input, view }: { input: Asked; view: View }) {
  const { t } = useTranslation('external-cases')
  const pages = useReadPages(externalCaseList, {}, input)
  return (
    <PagesList pages={pages} empty={<EmptyState title={t(`list.none.${view}`)} hint={t('list.noneHint')} />}>
      {(one) => <Row key={one.id} one={one} />}
    </PagesList>
  )
}

function Row({ one }: { one: External }) {
  const { t } = useTranslation('external-cases')
  const sourceName = useSourceName()
  const { ticket, holder, official } = one
  return (
    <li>
      <p className="hx-external-facts">
        <span>{sourceName(one)}</span>
        <CaseNumber number={one.number} />
        <Standing one={one} />
      </p>
      <p>
        <TicketLink ticketId={ticket.id} number={ticket.number} /> {ticket.title}
      </p>
      <Days one={one} />
      <p className="hx-soft">
        {holder?.name ?? t('list.unassigned')}
        {official !== null && ` · ${official}`}
      </p>
    </li>
  )
}
