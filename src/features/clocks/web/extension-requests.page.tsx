import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { useReadPages } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
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
      <div className="hx-time-requests-views">
        <Segmented<View>
          aria-label={t('request.view')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: t(`request.views.${value}`) }))}
        />
      </div>
      <Requests view={view} />
    </>
  )
}

function Requests({ view }: { view: View }) {
  const { t } = useTranslation('clocks')
  const pages = useReadPages(listExtensionRequests, {}, { view })
  if (pages.problem !== null && pages.items.length === 0)
    return <ErrorState problem={pages.problem} onRetry={pages.reload} />
  if (pages.isPending) return <LoadingState rows={6} />
  if (pages.items.length === 0)
    return <EmptyState title={t(`request.none.${view}`)} hint={t('request.none_hint')} />
  return (
    <>
      <ul className="hx-time-requests">
        {pages.items.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button block loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('platform:rail.more')}
        </Button>
      )}
    </>
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
      <ExtensionRequestCard request={request} />
    </li>
  )
}
