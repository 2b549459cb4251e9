import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useReadPages, useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar, type FilterField } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { exportCompensation } from '../contract/deeds.ts'
import { compensationList } from '../contract/reading.ts'
import { compensationStates } from '../domain/life.ts'
import { type Given, GivenState, StepButtons, Steps, useGivenWords, Warnings } from './given.tsx'
import { Totals } from './totals.tsx'
import './compensation.css'

const views = ['to_approve', 'all', 'totals'] as const
type View = (typeof views)[number]
type Asked = CallerInput<typeof compensationList>

/** Everything given, what waits for approval, and the sums. */
export default function LedgerPage() {
  const { t } = useTranslation('compensation')
  const approves = useMay('compensation.approve')
  const filters = useUrlFilters({ view: '', state: [] as string[], unit: '', from: '', to: '' })
  const shown = views.filter((one) => one !== 'to_approve' || approves)
  const view = shown.find((one) => one === filters.values.view) ?? (shown[0] as View)
  const { view: _, ...chosen } = filters.chosen
  const fields = useFields(view)
  return (
    <>
      <PageHeader
        title={t('menu.ledger')}
        subtitle={t('ledger.subtitle')}
        action={<Export input={chosen as CallerInput<typeof exportCompensation>} />}
      />
      <ViewSwitch
        label={t('ledger.view')}
        views={shown}
        value={view}
        nameOf={(one) => t(`ledger.views.${one}`)}
        onChange={(next) => filters.set({ view: next })}
      />
      {view !== 'to_approve' && <FilterBar filters={filters} fields={fields} />}
      {view === 'totals' ? (
        <Totals period={{ from: filters.values.from, to: filters.values.to }} />
      ) : (
        <Ledger input={view === 'to_approve' ? { view } : ({ ...chosen, view } as Asked)} view={view} />
      )}
    </>
  )
}

function useFields(view: View): FilterField[] {
  const { t } = useTranslation('compensation')
  const units = useUnitOptions()
  const days = { kind: 'days', from: 'from', to: 'to', label: t('ledger.period') } as const
  if (view === 'totals') return [days]
  return [
    days,
    {
      kind: 'choices',
      key: 'state',
      label: t('ledger.state'),
      options: compensationStates.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    { kind: 'choice', key: 'unit', label: t('ledger.unit'), options: units },
  ]
}

function Export({ input }: { input: CallerInput<typeof exportCompensation> }) {
  const { t } = useTranslation('compensation')
  const { message } = App.useApp()
  const exporting = useWrite(exportCompensation)
  const save = async () => {
    const file = await exporting.send({}, input)
    if (file === null) return
    saveFile(file.fileName, file.csv)
    message.success(t(file.more ? 'ledger.exportedPart' : 'ledger.exported', { count: file.rows }))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={exporting.pending} onClick={() => void save()}>
      {t('ledger.export')}
    </Button>
  )
}

function Ledger({ input, view }: { input: Asked; view: 'to_approve' | 'all' }) {
  const { t } = useTranslation('compensation')
  const pages = useReadPages(compensationList, {}, input)
  const empty = <EmptyState title={t(`ledger.none.${view}`)} hint={t('ledger.noneHint')} />
  return (
    <PagesList pages={pages} empty={empty}>
      {(given) => <LedgerRow key={given.id} given={given} />}
    </PagesList>
  )
}

function LedgerRow({ given }: { given: Given }) {
  const { t } = useTranslation('compensation')
  const words = useGivenWords()
  return (
    <li className="hx-compensation-row">
      <div>
        <p className="hx-compensation-facts">
          <strong>{words(given)}</strong>
          <GivenState state={given.state} />
        </p>
        <p>{given.reason}</p>
        <p className="hx-soft">
          <TicketLink ticketId={given.ticket.id} number={given.ticket.number} /> · {given.unit.name} ·{' '}
          {given.agent?.name ?? t('card.system')} · <RelativeTime at={given.offeredAt} />
          {given.orderNumber !== null && ` · ${t('ledger.order', { order: given.orderNumber })}`}
        </p>
        <p className="hx-compensation-facts">
          <Warnings warnings={given.warnings} />
        </p>
        <details>
          <summary className="hx-soft">{t('ledger.steps')}</summary>
          <Steps steps={given.steps} />
        </details>
      </div>
      <StepButtons given={given} />
    </li>
  )
}
