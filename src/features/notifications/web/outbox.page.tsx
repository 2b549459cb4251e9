import { Alert, App, Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { outbox, sendMailAgain, viewMail } from '../contract.ts'
import { type MailState, mailStates } from '../domain/mail-states.ts'
import { stateTones } from './state-tones.ts'

type Mail = ItemOf<typeof outbox>

// The server counts no further.
const countedTo = 1000

export default function OutboxPage() {
  const { t } = useTranslation('notifications')
  const filters = useUrlFilters({ state: [] as string[] })
  const chosen = { ...(filters.chosen as { state?: MailState[] }) }
  const pages = useReadPages(outbox, {}, chosen)
  const head = useRead(outbox, {}, { limit: 1 })
  const held = head.data?.held ?? 0
  const options = mailStates.map((value) => ({ value, label: t(`states.${value}`) }))
  return (
    <>
      <PageHeader title={t('menu.outbox')} subtitle={t('outbox.subtitle')} />
      {held > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t(held < countedTo ? 'outbox.noServer' : 'outbox.noServerMany', { count: held })}
          description={t('outbox.noServerHint')}
        />
      )}
      <FilterBar
        fields={[{ kind: 'choices', key: 'state', label: t('outbox.state'), options }]}
        filters={filters}
      />
      <VirtualTable<Mail>
        label={t('menu.outbox')}
        pages={pages}
        rowKey={(mail) => mail.id}
        empty={<EmptyState title={t('outbox.none')} />}
        columns={[
          {
            key: 'subject',
            title: t('outbox.subject'),
            width: 'minmax(200px, 2fr)',
            cell: (mail) => mail.subject,
          },
          { key: 'to', title: t('outbox.to'), cell: (mail) => mail.to },
          { key: 'state', title: t('outbox.state'), cell: (mail) => <MailTag mail={mail} /> },
          {
            key: 'at',
            title: t('outbox.at'),
            width: '120px',
            cell: (mail) => <RelativeTime at={mail.queuedAt} />,
          },
          {
            key: 'deeds',
            title: t('outbox.deeds'),
            width: '180px',
            cell: (mail) => (head.data?.can.manage ? <Deeds mail={mail} /> : null),
          },
        ]}
      />
    </>
  )
}

function MailTag({ mail }: { mail: Mail }) {
  const { t } = useTranslation('notifications')
  const word = t(`states.${mail.state}`)
  return (
    <StatusTag
      tone={stateTones[mail.state]}
      word={
        mail.problem === null
          ? word
          : `${word} · ${t(`problems.${mail.problem}` as 'problems.READ', { defaultValue: mail.problem })}`
      }
    />
  )
}

function Deeds({ mail }: { mail: Mail }) {
  const { t } = useTranslation('notifications')
  const { modal } = App.useApp()
  const view = useWrite(viewMail)
  const again = useWrite(sendMailAgain)
  const show = async () => {
    const shown = await view.send({ mailId: mail.id }, {})
    if (shown === null) return
    modal.info({
      title: shown.subject,
      width: 640,
      content: (
        <>
          <p>{shown.to}</p>
          <p style={{ whiteSpace: 'pre-wrap' }}>{shown.text}</p>
        </>
      ),
    })
  }
  const stuck = mail.state === 'failed' || mail.state === 'held'
  return (
    <Space>
      <Button size="small" loading={view.pending} onClick={() => void show()}>
        {t('outbox.view')}
      </Button>
      {stuck && (
        <Button size="small" loading={again.pending} onClick={() => void again.send({ mailId: mail.id }, {})}>
          {t('outbox.again')}
        </Button>
      )}
    </Space>
  )
}
