import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import { formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { sendRobotAgain } from '../contract/robots.ts'
import { deliveryChannel, deliveryLog, sendWebhookAgain } from '../contract/webhooks.ts'
import { sendMailAgain } from '../contract.ts'
import { type DeliveryState, deliveryStates } from '../domain/delivery-states.ts'
import { stateTones } from './state-tones.ts'
import './deliveries.css'

type Delivery = ItemOf<typeof deliveryLog>

interface Chosen {
  readonly channel?: Delivery['channel'][]
  readonly state?: DeliveryState[]
  readonly text?: string
}

/** What was sent to whom, by which way, and what became of it. */
export default function DeliveriesPage() {
  const { t } = useTranslation('notifications')
  const filters = useUrlFilters({ text: '', channel: [] as string[], state: [] as string[] })
  const pages = useReadPages(deliveryLog, {}, filters.chosen as Chosen)
  const manages = useRead(deliveryLog, {}, { limit: 1 }).data?.can.manage ?? false
  const options = <Code extends string>(group: 'channels' | 'states', codes: readonly Code[]) =>
    codes.map((value) => ({ value, label: t(`${group}.${value}` as never) }))
  return (
    <>
      <PageHeader title={t('menu.deliveries')} subtitle={t('deliveries.subtitle')} />
      <FilterBar
        fields={[
          { kind: 'search', key: 'text', label: t('deliveries.search') },
          {
            kind: 'choices',
            key: 'channel',
            label: t('deliveries.channel'),
            options: options('channels', deliveryChannel.options),
          },
          {
            kind: 'choices',
            key: 'state',
            label: t('outbox.state'),
            options: options('states', deliveryStates),
          },
        ]}
        filters={filters}
      />
      <VirtualTable<Delivery>
        label={t('menu.deliveries')}
        pages={pages}
        rowKey={({ channel, id }) => `${channel} ${id}`}
        empty={<EmptyState title={t('deliveries.none')} />}
        card={(one) => <DeliveryCard delivery={one} manages={manages} />}
        columns={[
          {
            key: 'what',
            title: t('deliveries.what'),
            width: 'minmax(180px, 1.4fr)',
            cell: (one) => <What delivery={one} />,
          },
          { key: 'to', title: t('outbox.to'), width: 'minmax(160px, 1fr)', cell: ({ to }) => to },
          {
            key: 'channel',
            title: t('deliveries.channel'),
            width: '100px',
            cell: ({ channel }) => t(`channels.${channel}`),
          },
          {
            key: 'state',
            title: t('outbox.state'),
            width: 'minmax(230px, 1fr)',
            cell: (one) => <Result delivery={one} />,
          },
          { key: 'at', title: t('outbox.at'), width: '120px', cell: ({ at }) => <RelativeTime at={at} /> },
          {
            key: 'deed',
            title: t('outbox.deeds'),
            width: '130px',
            cell: (one) => (manages ? <Again delivery={one} /> : null),
          },
        ]}
      />
    </>
  )
}

function What({ delivery: { kind, subject } }: { delivery: Delivery }) {
  const { t } = useTranslation('notifications')
  if (kind === null) return <span title={subject ?? ''}>{subject ?? t('deliveries.trial')}</span>
  const what = t(`kinds.${kind}`)
  const words = subject === null ? what : t('deliveries.about', { number: subject, what })
  return <span title={words}>{words}</span>
}

function DeliveryCard({ delivery, manages }: { delivery: Delivery; manages: boolean }) {
  const { t } = useTranslation('notifications')
  const { to, channel, at } = delivery
  return (
    <div className="hx-delivery">
      <What delivery={delivery} />
      <span className="hx-soft">
        {to} · {t(`channels.${channel}`)} · <RelativeTime at={at} />
      </span>
      <span className="hx-delivery-foot">
        <Result delivery={delivery} />
        {manages && <Again delivery={delivery} />}
      </span>
    </div>
  )
}

const waits: ReadonlySet<DeliveryState> = new Set(['quiet', 'gathered'])

function Result({ delivery: { state, problem, attempts, nextAt } }: { delivery: Delivery }) {
  const { t } = useTranslation('notifications')
  const { locale } = useLocale()
  // Both are over within a day: the time of day says when.
  const until =
    waits.has(state) && nextAt !== null ? [t('deliveries.until', { time: formatTime(nextAt, locale) })] : []
  const words = [
    t(`states.${state}`),
    ...until,
    ...(problem === null ? [] : [t(`problems.${problem}` as 'problems.READ', { defaultValue: problem })]),
    ...(attempts > 1 ? [t('deliveries.attempts', { count: attempts })] : []),
  ]
  return <StatusTag tone={stateTones[state]} word={words.join(' · ')} />
}

/** Tries what was given up once more. */
function Again({ delivery: { id, channel, state } }: { delivery: Delivery }) {
  const { t } = useTranslation('notifications')
  const mail = useWrite(sendMailAgain)
  const webhook = useWrite(sendWebhookAgain)
  const robot = useWrite(sendRobotAgain)
  const stuck = state === 'failed' || (channel === 'email' && state === 'held')
  if (!stuck) return null
  const send = () => {
    if (channel === 'email') return mail.send({ mailId: id }, {})
    return (channel === 'robot' ? robot : webhook).send({ deliveryId: id }, {})
  }
  return (
    <Button
      size="small"
      loading={mail.pending || webhook.pending || robot.pending}
      onClick={() => void send()}
    >
      {t('outbox.again')}
    </Button>
  )
}
