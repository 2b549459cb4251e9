import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { PolarityTag } from '#features/intake/web/public/polarity-tag.tsx'
import { type ItemOf, useReadPages, useWrite } from '#platform/web/api.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { exportSurveyResponses, surveyResponses } from '../contract.ts'
import { type Polarity, polarities } from '../domain/polarities.ts'
import './responses.css'

type Response = ItemOf<typeof surveyResponses>

interface Chosen {
  q?: string
  polarity?: Polarity[]
  from?: string
  to?: string
  csat?: string[]
  nps?: 'promoters' | 'passives' | 'detractors'
  commented?: 'true' | 'false'
}

const none = {
  q: '',
  polarity: [] as string[],
  from: '',
  to: '',
  csat: [] as string[],
  nps: '',
  commented: '',
}

function useFields() {
  const { t } = useTranslation('surveys')
  const option = (value: string, label: string) => ({ value, label })
  return [
    { kind: 'search', key: 'q', label: t('list.search') },
    { kind: 'days', from: 'from', to: 'to', label: t('list.answered') },
    {
      kind: 'choices',
      key: 'csat',
      label: t('list.csat'),
      options: [5, 4, 3, 2, 1].map((grade) => option(String(grade), `${grade} ${t(`page.grade.${grade}`)}`)),
    },
    {
      kind: 'choice',
      key: 'nps',
      label: t('list.nps'),
      options: ['promoters', 'passives', 'detractors'].map((group) => option(group, t(`groups.${group}`))),
    },
    {
      kind: 'choices',
      key: 'polarity',
      label: t('list.sounds'),
      options: polarities.map((value) => option(value, t(`intake:polarity.${value}`))),
    },
    {
      kind: 'choice',
      key: 'commented',
      label: t('list.comment'),
      options: [option('true', t('list.withComment')), option('false', t('list.withoutComment'))],
    },
  ] as const
}

export default function ResponsesPage() {
  const { t } = useTranslation('surveys')
  const { message } = App.useApp()
  const filters = useUrlFilters(none)
  const chosen = filters.chosen as Chosen
  const pages = useReadPages(surveyResponses, {}, chosen)
  const exporting = useWrite(exportSurveyResponses)
  const save = async () => {
    const file = await exporting.send({}, chosen)
    if (file === null) return
    saveFile(file.fileName, file.csv)
    message.success(t(file.more ? 'list.exportedPart' : 'list.exported', { count: file.rows }))
  }
  const action = (
    <Button icon={<DownloadOutlined />} loading={exporting.pending} onClick={() => void save()}>
      {t('list.export')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.responses')} subtitle={t('list.subtitle')} action={action} />
      <FilterBar fields={useFields()} filters={filters} />
      <VirtualTable<Response>
        label={t('menu.responses')}
        pages={pages}
        rowKey={(row) => row.id}
        rowHeight={56}
        empty={<NoResponses filtered={filters.count > 0} />}
        columns={[
          {
            key: 'at',
            title: t('list.answered'),
            width: '132px',
            cell: (row) => <RelativeTime at={row.answeredAt} />,
          },
          { key: 'csat', title: t('list.csat'), width: '160px', cell: (row) => <Satisfied row={row} /> },
          { key: 'nps', title: t('list.nps'), width: '92px', align: 'end', cell: (row) => row.nps ?? '–' },
          {
            key: 'comment',
            title: t('list.comment'),
            width: 'minmax(160px, 2fr)',
            cell: (row) => row.comment ?? '',
          },
          { key: 'sounds', title: t('list.sounds'), width: '96px', cell: (row) => <Sound row={row} /> },
          {
            key: 'ticket',
            title: t('list.ticket'),
            width: '124px',
            cell: (row) => <Link to={`/tickets/${row.ticket.id}`}>{row.ticket.number}</Link>,
          },
          {
            key: 'unit',
            title: t('list.unit'),
            width: 'minmax(104px, 1fr)',
            cell: (row) => row.unit?.name ?? '',
          },
          {
            key: 'assignee',
            title: t('list.assignee'),
            width: 'minmax(84px, 1fr)',
            cell: (row) => row.assignee?.name ?? '',
          },
        ]}
        card={(row) => <ResponseCard row={row} />}
      />
    </>
  )
}

/** One answer on a phone: what was said, then whom it is about and when it came. */
function ResponseCard({ row }: { row: Response }) {
  const { t } = useTranslation('surveys')
  return (
    <div className="hx-response">
      <div className="hx-response-scores">
        <Satisfied row={row} />
        {row.nps !== null && <span>{t('list.npsScore', { score: row.nps })}</span>}
        <Sound row={row} />
        <RelativeTime at={row.answeredAt} />
      </div>
      {row.comment !== null && <p>{row.comment}</p>}
      <div className="hx-response-about">
        <Link to={`/tickets/${row.ticket.id}`}>{row.ticket.number}</Link>
        <span>{[row.unit?.name, row.assignee?.name].filter(Boolean).join(' · ')}</span>
      </div>
    </div>
  )
}

function NoResponses({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('surveys')
  const words = filtered ? 'nothing' : 'none'
  return <EmptyState title={t(`list.${words}`)} hint={t(`list.${words}Hint`)} />
}

function Sound({ row }: { row: Response }) {
  return row.sound === null ? null : <PolarityTag polarity={row.sound.polarity} />
}

function Satisfied({ row }: { row: Response }) {
  const { t } = useTranslation('surveys')
  const tone = row.satisfied === null ? 'quiet' : row.satisfied ? 'met' : 'breached'
  const word = row.csat === null ? t('list.noGrade') : `${row.csat} ${t(`page.grade.${row.csat}`)}`
  return <StatusTag tone={tone} word={word} plain />
}
