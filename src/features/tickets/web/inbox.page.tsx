import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router'
import { pagesQuery } from '#platform/web/api.ts'
import type { Arrival } from '#platform/web/module.ts'
import { useMay } from '#platform/web/session.tsx'
import { ticketList } from '../contract/reading.ts'
import { BulkBar } from './bulk-bar.tsx'
import { GoKeys } from './go-keys.tsx'
import { InboxEmpty } from './inbox-empty.tsx'
import { inboxPages } from './inbox-filters.ts'
import { InboxHead } from './inbox-head.tsx'
import { TicketList } from './ticket-list.tsx'
import { TicketPreview } from './ticket-preview.tsx'
import { useInbox } from './use-inbox.ts'
import { useInboxKeys } from './use-inbox-keys.ts'
import './inbox.css'

/** Asks for the first rows before the page is drawn. */
export function ahead({ client, search }: Arrival): void {
  void client.prefetchInfiniteQuery(pagesQuery(ticketList, {}, inboxPages(search).input))
}

/** Where agents spend the day: what to take up next, and why. Whom no ticket is ever given looks at all of them. */
export default function InboxPage() {
  const [search] = useSearchParams()
  const handles = useMay('tickets.handle')
  if (handles || search.has('view') || search.has('saved')) return <Desk />
  return <Navigate to={{ search: `view=all_open&${search}` }} replace />
}

function Desk() {
  const { t } = useTranslation('tickets')
  const inbox = useInbox()
  const { settled, pages, cursor, selection, deeds, preview } = inbox
  useInboxKeys(inbox)
  return (
    <div className={preview === null ? 'hx-inbox' : `hx-inbox hx-inbox-preview-${preview}`}>
      <GoKeys />
      <InboxHead inbox={inbox} />
      <div className="hx-inbox-main">
        {selection.keys.size > 0 && <BulkBar inbox={inbox} />}
        {settled.waiting > 0 && (
          <Button className="hx-inbox-pill" type="primary" shape="round" size="small" onClick={settled.letIn}>
            {t('screens.list.waiting', { count: settled.waiting })}
          </Button>
        )}
        <TicketList
          label={t(`view.${inbox.view}`)}
          pages={pages}
          settled={settled}
          cursor={cursor}
          selection={selection}
          density={inbox.density}
          narrow={preview === 'beside'}
          onPick={inbox.pick}
          ahead={inbox.ahead}
          empty={
            <InboxEmpty view={inbox.view} filtered={inbox.filters.count > 0} onClear={inbox.filters.clear} />
          }
        />
      </div>
      {preview !== null && (
        <TicketPreview
          ticketId={cursor.current}
          mayClaim={inbox.may.claim}
          onClaim={() => void deeds.claim(inbox.chosen)}
        />
      )}
      {deeds.dialogs}
    </div>
  )
}
