import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { type ItemOf, useReadPages } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { listApprovals } from '../contract/approving.ts'
import { ApprovalCard } from './approval-card.tsx'
import { useNameOf } from './names.ts'

const views = ['open', 'decided'] as const
type View = (typeof views)[number]

/** What colleagues ask to be approved on checklists, and what was decided. */
export default function ApprovalsPage() {
  const { t } = useTranslation('checklists')
  const [view, setView] = useState<View>('open')
  const pages = useReadPages(listApprovals, {}, { view })
  const empty = <EmptyState title={t(`approval.none.${view}`)} hint={t('approval.noneHint')} />
  return (
    <>
      <PageHeader title={t('approval.menu')} subtitle={t('approval.subtitle')} />
      <ViewSwitch
        label={t('approval.view')}
        views={views}
        value={view}
        nameOf={(one) => t(`approval.views.${one}`)}
        onChange={setView}
      />
      <PagesList pages={pages} empty={empty}>
        {(one) => <Row key={one.id} one={one} />}
      </PagesList>
    </>
  )
}

function Row({ one }: { one: ItemOf<typeof listApprovals> }) {
  const nameOf = useNameOf()
  const { ticket, item, checklist } = one
  return (
    <li>
      <p className="hx-approval-ticket">
        <TicketLink ticketId={ticket.id} number={ticket.number} />
        <span>{ticket.title}</span>
      </p>
      <p>
        <strong>{nameOf(item)}</strong> <span className="hx-soft">{nameOf(checklist)}</span>
      </p>
      <ApprovalCard approval={one} item={nameOf(item)} />
    </li>
  )
}
