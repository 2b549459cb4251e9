import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { ticketCounts, ticketViews } from '../contract/reading.ts'
import { type TicketView, viewOf } from './inbox-filters.ts'

const loud: Partial<Record<TicketView, string>> = {
  due_soon: 'hx-inbox-count-soon',
  breached: 'hx-inbox-count-breached',
}

/** The ways into the work with how much lies in each; changing the view keeps the filters. */
export function InboxViews() {
  const { t } = useTranslation('tickets')
  const [search] = useSearchParams()
  const counts = useRead(ticketCounts, {}, {}).data?.views
  const current = viewOf(search)
  return (
    <nav aria-label={t('screens.inbox.views')}>
      <ul className="hx-inbox-views">
        {ticketViews.map((view) => {
          const count = counts?.find((one) => one.view === view)
          const emphasis = count !== undefined && count.count > 0 ? (loud[view] ?? '') : ''
          return (
            <li key={view}>
              <Link
                to={{ search: String(inView(search, view)) }}
                aria-current={view === current && !search.has('saved') ? 'page' : undefined}
              >
                {t(`view.${view}`)}
                {count !== undefined && view !== 'closed' && (
                  <span className={`hx-inbox-count ${emphasis}`}>
                    {count.count}
                    {count.more && '+'}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The address of another view: the filters stay, states of the old view go. */
export function inView(search: URLSearchParams, view: TicketView): URLSearchParams {
  const next = new URLSearchParams(search)
  next.set('view', view)
  next.delete('saved')
  if ((view === 'closed') !== (viewOf(search) === 'closed'))
    for (const key of ['state', 'clock', 'waiting']) next.delete(key)
  return next
}
