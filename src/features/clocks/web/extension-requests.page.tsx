import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { useReadPages } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { type ListedRequest, listExtensionRequests } from '../contract/extension-requests.ts'
import { ExtensionRequestCard } from './public/extension-request.tsx'

const views = ['open', 'ended'] as const
type View = (typeof views)[number]

/** Requests for more time that wait for a decision, and what became of the others. */
export default function ExtensionRequestsPage() {
  const { t } = useTranslation('clocks')
  const [view, setView] = useState<View>('open')
  return (
    <>
      <PageHeader title={t('request.menu')} subtitle={t('request.subtitle')} />
      <ViewSwitch
        label={t('request.view')}
        views={views}
        value={view}
        nameOf={(one) => t(`request.views.${one}`)}
        onChange={setView}
      />
      <Requests view={view} />
    </>
  )
}

function Requests({ view }: { view: View }) {
  const { t } = useTranslation('clocks')
  const pages = useReadPages(listExtensionRequests, {}, { view })
  const empty = <EmptyState title={t(`request.none.${view}`)} hint={t('request.none_hint')} />
  return (
    <PagesList pages={pages} empty={empty}>
      {(request) => <Row key={request.id} request={request} />}
    </PagesList>
  )
}

function Row({ request }: { request: ListedRequest }) {
  const { t } = useTranslation('clocks')
  const { ticket, state, dueAt } = request
  return (
    <li>
      <p className="hx-time-requests-ticket">
        <TicketLink ticketId={ticket.id} number={ticket.number} />
        <span>{ticket.title}</span>
        {state === 'open' && dueAt !== null && (
          <span className="hx-soft">{t('request.due', { at: dueAt })}</span>
        )}
      </p>
      <ExtensionRequestCard ticketId={ticket.id} request={request} />
    </li>
  )
}
