import { Descriptions, Drawer, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ItemOf } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { auditEvents } from '../contract.ts'
import { useEventWords } from './public/use-event-words.ts'

type AuditEvent = ItemOf<typeof auditEvents>

/** Everything the log holds of one event. */
export function EventDrawer({ event, onClose }: { event: AuditEvent | null; onClose: () => void }) {
  const { t } = useTranslation('audit')
  return (
    <Drawer title={t('log.event')} open={event !== null} onClose={onClose} destroyOnHidden>
      {event && <Details event={event} />}
    </Drawer>
  )
}

function Details({ event }: { event: AuditEvent }) {
  const { t } = useTranslation('audit')
  const { locale } = useLocale()
  const sentenceOf = useEventWords()
  const kind = t(`subjects.${event.subjectKind}`, { defaultValue: event.subjectKind })
  const subject = `${kind} ${event.subjectName ?? event.subjectId}`
  const rows = [
    [t('log.what'), sentenceOf(event)],
    [t('log.type'), <code key="type">{event.type}</code>],
    [t('log.when'), formatMoment(event.at, locale)],
    [t('log.who'), event.actor?.name ?? t(`actors.${event.actorKind}`)],
    [
      t('log.subject'),
      <Link key="subject" to={`/settings/audit?subject=${event.subjectId}`}>
        {subject}
      </Link>,
    ],
    [t('log.from'), event.ip ?? '–'],
    [t('log.request'), event.requestId ?? '–'],
  ] as const
  return (
    <>
      <Descriptions
        column={1}
        bordered
        size="small"
        items={rows.map(([label, children]) => ({ key: String(label), label, children }))}
      />
      <Typography.Title level={5}>{t('log.facts')}</Typography.Title>
      <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(event.facts, null, 2)}
      </pre>
    </>
  )
}
