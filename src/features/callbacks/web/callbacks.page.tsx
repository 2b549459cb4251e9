import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { type Pages, useReadPages } from '#platform/web/api.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { type ListCursor, useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { dueCallbacks } from '../contract.ts'
import { Attempts } from './attempts.tsx'
import type { Callback } from './callback.ts'
import { RecordForm } from './record-form.tsx'
import './callbacks.css'

const whose = ['mine', 'team'] as const
type Whose = (typeof whose)[number]
const defaults = { whose: 'mine' } as const
const soon = 4 * 3_600_000 // ms

/** Customers who are still to be asked whether it is really solved; the earliest due first. */
export default function CallbacksPage() {
  const { t } = useTranslation('callbacks')
  const { values, set } = useUrlFilters(defaults)
  const chosen: Whose = values.whose === 'team' ? 'team' : 'mine'
  const pages = useReadPages(dueCallbacks, {}, { whose: chosen, limit: 100 })
  const cursor = useListCursor(pages.items, {
    rowKey: ({ id }) => id,
    onOpen: ({ id }) => document.querySelector<HTMLElement>(`[data-callback="${id}"] input`)?.focus(),
  })
  return (
    <>
      <PageHeader
        title={t('screens.menu.callbacks')}
        subtitle={t('screens.list.about')}
        more={
          <Segmented<Whose>
            aria-label={t('screens.list.whose')}
            value={chosen}
            onChange={(next) => set({ whose: next })}
            options={whose.map((one) => ({ value: one, label: t(`screens.list.${one}`) }))}
          />
        }
      />
      <CallbackList pages={pages} cursor={cursor} whose={chosen} />
    </>
  )
}

function CallbackList(props: { pages: Pages<Callback>; cursor: ListCursor; whose: Whose }) {
  const { t } = useTranslation('callbacks')
  const { pages, cursor } = props
  if (pages.items.length === 0) {
    if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
    if (pages.isPending) return <LoadingState rows={6} />
    return <EmptyState title={t('screens.list.none')} hint={t(`screens.list.noneHint.${props.whose}`)} />
  }
  const open = cursor.current ?? pages.items[0]?.id ?? null
  return (
    <>
      <ul className="hx-callbacks">
        {pages.items.map((callback) => (
          <CallbackRow
            key={callback.id}
            callback={callback}
            open={callback.id === open}
            onOpen={() => cursor.setCurrent(callback.id)}
          />
        ))}
      </ul>
      {pages.hasMore && (
        <Button block onClick={pages.loadMore} loading={pages.loadingMore}>
          {t('screens.list.more')}
        </Button>
      )}
    </>
  )
}

function CallbackRow(props: { callback: Callback; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation('callbacks')
  const { callback, open } = props
  return (
    <li data-callback={callback.id} aria-current={open ? 'true' : undefined}>
      <div className="hx-callback-head">
        <ClockTag clock={{ dueAt: callback.dueAt }} soonMs={soon} plain />
        <span className="hx-callback-what">
          <span>
            <TicketLink ticketId={callback.ticketId} number={callback.ticketNumber}>
              {callback.ticketTitle}
            </TicketLink>
          </span>
          <small>
            {callback.ticketNumber} · {callback.customer?.name ?? t('screens.list.unknownCustomer')}
          </small>
        </span>
        {callback.handler !== null && <PersonAvatar name={callback.handler.name} size={24} withName />}
        {callback.can.record && (
          <Button size="small" aria-expanded={open} onClick={props.onOpen}>
            {t('screens.list.record')}
          </Button>
        )}
      </div>
      <Attempts attempts={callback.attempts} />
      {open && callback.can.record && <RecordForm callback={callback} keys />}
    </li>
  )
}
