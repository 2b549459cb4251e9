import { CrownOutlined, UserOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLabelName } from '#features/taxonomy/web/public/labels.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { KindTag, StateTag, TierTag, UrgencyTag } from './public/ticket-tags.tsx'
import type { TicketRow } from './ticket-row.ts'
import './row-cells.css'

/** The next thing due; a ticket that waits for its customer shows since when instead. */
export function DueCell({ row }: { row: TicketRow }) {
  const { t } = useTranslation('tickets')
  if (row.endedAt !== null)
    return (
      <span className="hx-soft">
        {t('screens.row.ended')} <RelativeTime at={row.endedAt} />
      </span>
    )
  if (row.nextDueAt !== null) return <ClockTag clock={{ dueAt: row.nextDueAt }} plain />
  if (row.hold !== null)
    return (
      <span className="hx-soft">
        {t('screens.row.heldSince')} <RelativeTime at={row.hold.since} />
      </span>
    )
  return <StatusTag tone="quiet" word={t('screens.row.noClock')} plain />
}

/** Title, and under it the number and what it is about; `urgent` where no column tells the urgency. */
export function TitleCell({ row, lines, urgent }: { row: TicketRow; lines: 1 | 2; urgent?: boolean }) {
  const nameOf = useLabelName()
  return (
    <div className="hx-inbox-title">
      <Link to={`/tickets/${row.id}`} className={`hx-inbox-words hx-inbox-words-${lines}`} title={row.title}>
        {row.title}
      </Link>
      <span className="hx-inbox-about">
        {urgent && row.urgency === 'urgent' && <UrgencyTag urgency="urgent" plain />}
        <span className="hx-inbox-number">{row.number}</span>
        {row.label !== null && <span>{nameOf(row.label)}</span>}
      </span>
    </div>
  )
}

export function CustomerCell({ row }: { row: TicketRow }) {
  const { t } = useTranslation('tickets')
  if (row.customer === null) return <span className="hx-soft">{t('screens.row.unknownCustomer')}</span>
  return (
    <span className="hx-inbox-customer">
      <span title={row.customer.name ?? undefined}>
        {row.customer.name ?? t('screens.row.namelessCustomer')}
      </span>
      {row.customer.vip && <CrownOutlined className="hx-inbox-vip" role="img" aria-label="VIP" title="VIP" />}
    </span>
  )
}

export function JudgementCell({ row }: { row: TicketRow }) {
  return (
    <span className="hx-inbox-tags">
      {row.urgency === 'urgent' && <UrgencyTag urgency="urgent" />}
      <KindTag kind={row.kind} />
      {row.tier > 1 && <TierTag tier={row.tier} plain />}
    </span>
  )
}

/** Who holds it; a ticket without a person names the team that has to take it. */
export function AssigneeCell({ row }: { row: TicketRow }) {
  const { t } = useTranslation('tickets')
  if (row.assignee === null)
    return (
      <span className="hx-inbox-nobody" title={row.unit.name}>
        <UserOutlined aria-hidden="true" /> {t('screens.row.nobody')}
        <small>{row.unit.name}</small>
      </span>
    )
  return (
    <span className="hx-inbox-assignee" title={`${row.assignee.name} · ${row.unit.name}`}>
      <PersonAvatar name={row.assignee.name} size={24} />
      <span>{row.assignee.name}</span>
    </span>
  )
}

export function StateCell({ row }: { row: TicketRow }) {
  const { t } = useTranslation('tickets')
  return (
    <span className="hx-inbox-tags">
      <StateTag state={row.state} hold={row.hold} plain />
      {row.cycle > 1 && (
        <StatusTag tone="soon" word={t('screens.row.cycle', { count: row.cycle })} plain icon="↻" />
      )}
    </span>
  )
}
