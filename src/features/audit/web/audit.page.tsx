import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { auditEvents, exportAudit } from '../contract.ts'
import { EventDrawer } from './event-drawer.tsx'
import { saveFile } from './public/save-file.ts'
import { useEventWords } from './public/use-event-words.ts'
import { topics, typesOf } from './topics.ts'

type AuditEvent = ItemOf<typeof auditEvents>

const features = [
  'intake',
  'customers',
  'analysis',
  'taxonomy',
  'group-events',
  'tickets',
  'clocks',
  'dispatch',
  'joint-handling',
  'compensation',
  'supervision',
  'callbacks',
  'surveys',
  'notifications',
  'organisation',
  'staff',
  'sign-in',
  'audit',
  'operations',
] as const

const none = { from: '', to: '', topic: '', feature: '', person: '', subject: '' }
const isId = (text: string | undefined) => text !== undefined && /^[0-9a-f-]{36}$/i.test(text)

/** The address as the endpoint wants it: days are the reader's, from midnight to midnight. */
function inputOf(chosen: Partial<Record<keyof typeof none, string>>) {
  const { from, to, subject, topic, ...same } = chosen
  const midnight = (day: string, plusDays: number) => {
    const moment = new Date(`${day}T00:00:00`)
    moment.setDate(moment.getDate() + plusDays)
    return moment.toISOString()
  }
  return {
    ...same,
    ...(isId(subject) && { subject }),
    ...(topic && { type: typesOf(topic) }),
    ...(from && { from: midnight(from, 0) }),
    ...(to && { to: midnight(to, 1) }),
  }
}

export default function AuditPage() {
  const { t } = useTranslation('audit')
  const { message } = App.useApp()
  const [open, setOpen] = useState<AuditEvent | null>(null)
  const filters = useUrlFilters(none)
  const input = inputOf(filters.chosen)
  const pages = useReadPages(auditEvents, {}, input)
  const head = useRead(auditEvents, {}, { limit: 1 })
  const exporting = useWrite(exportAudit)
  const save = async () => {
    const file = await exporting.send({}, input)
    if (file === null) return
    saveFile(file.fileName, file.csv)
    message.success(t(file.more ? 'log.exportedPart' : 'log.exported', { count: file.rows }))
  }
  const action = head.data?.can.export && (
    <Button icon={<DownloadOutlined />} loading={exporting.pending} onClick={() => void save()}>
      {t('log.export')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.audit')} subtitle={t('log.subtitle')} action={action} />
      <FilterBar
        filters={filters}
        fields={[
          { kind: 'days', from: 'from', to: 'to', label: t('log.when') },
          {
            kind: 'choice',
            key: 'topic',
            label: t('log.topic'),
            options: topics.map((value) => ({ value, label: t(`topics.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'feature',
            label: t('log.feature'),
            options: features.map((value) => ({ value, label: t(`features.${value}`) })),
          },
          {
            kind: 'own',
            key: 'person',
            field: (
              <PersonSelect
                label={t('log.who')}
                allowClear
                value={filters.values.person || null}
                onChange={(person) => filters.set({ person: person ?? '' })}
              />
            ),
          },
          { kind: 'search', key: 'subject', label: t('log.subjectId') },
        ]}
      />
      <EventTable pages={pages} onOpen={setOpen} />
      <EventDrawer event={open} onClose={() => setOpen(null)} />
    </>
  )
}

/** Who acted, in words: a name, or what kind of actor it was. */
function useActorName(): (event: AuditEvent) => string {
  const { t } = useTranslation('audit')
  return ({ actor, actorKind }) =>
    actor?.name ?? t(actor === null || actorKind !== 'person' ? `actors.${actorKind}` : 'actors.erased')
}

function EventTable(props: {
  pages: Parameters<typeof VirtualTable<AuditEvent>>[0]['pages']
  onOpen: (event: AuditEvent) => void
}) {
  const { t } = useTranslation('audit')
  const { locale } = useLocale()
  const actorName = useActorName()
  const sentenceOf = useEventWords()
  return (
    <VirtualTable<AuditEvent>
      label={t('menu.audit')}
      pages={props.pages}
      rowKey={(event) => event.id}
      onOpen={props.onOpen}
      empty={<EmptyState title={t('log.none')} hint={t('log.noneHint')} />}
      columns={[
        { key: 'at', title: t('log.when'), width: '190px', cell: (event) => formatMoment(event.at, locale) },
        { key: 'who', title: t('log.who'), width: '140px', cell: actorName },
        {
          key: 'what',
          title: t('log.what'),
          width: 'minmax(240px, 3fr)',
          cell: (event) => (
            <Button type="link" style={{ padding: 0 }} onClick={() => props.onOpen(event)}>
              {sentenceOf(event)}
            </Button>
          ),
        },
        {
          key: 'subject',
          title: t('log.subject'),
          cell: ({ subjectName, subjectKind }) =>
            subjectName ?? t(`subjects.${subjectKind}`, { defaultValue: subjectKind }),
        },
        { key: 'unit', title: t('log.unit'), cell: ({ unitName }) => unitName ?? '' },
        { key: 'ip', title: t('log.from'), width: '140px', cell: ({ ip }) => ip ?? '' },
      ]}
    />
  )
}
