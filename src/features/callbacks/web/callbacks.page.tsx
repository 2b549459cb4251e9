import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { type Pages, useReadPages, useWrite } from '#platform/web/api.ts'
import { useMay, useSession } from '#platform/web/session.tsx'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { type ListCursor, useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { takeCheck } from '../contract/checks.ts'
import { dueCallbacks } from '../contract.ts'
import { type CallbackLevel, firstLevel, levels, permissionOf } from '../domain/levels.ts'
import { Attempts } from './attempts.tsx'
import type { Callback } from './callback.ts'
import { Draws } from './draws.tsx'
import { NextCall } from './next-call.tsx'
import { RecordForm } from './record-form.tsx'
import './callbacks.css'

const whose = ['mine', 'team'] as const
type Whose = (typeof whose)[number]
const defaults = { whose: 'mine', level: '' } as const
const soon = 4 * 3_600_000 // ms

/** Customers who are still to be asked whether it is really solved; the earliest due first. */
export default function CallbacksPage() {
  const { t } = useTranslation('callbacks')
  const { values, set } = useUrlFilters(defaults)
  const chosen: Whose = values.whose === 'team' ? 'team' : 'mine'
  const mine = useMyLevels()
  const handles = useMay('tickets.handle')
  const level = mine.find((one) => String(one) === values.level) ?? firstLevel(mine, { handles })
  const pages = useReadPages(dueCallbacks, {}, { whose: chosen, level, limit: 100 })
  const cursor = useListCursor(pages.items, {
    rowKey: ({ id }) => id,
    onOpen: ({ id }) => document.querySelector<HTMLElement>(`[data-callback="${id}"] input`)?.focus(),
  })
  return (
    <>
      <PageHeader
        title={t('screens.menu.callbacks')}
        subtitle={t(`screens.list.abouts.${level}`)}
        more={
          <div className="hx-callback-choices">
            {mine.length > 1 && (
              <Segmented<CallbackLevel>
                aria-label={t('screens.list.level')}
                value={level}
                onChange={(next) => set({ level: String(next) })}
                options={mine.map((one) => ({ value: one, label: t(`screens.list.levels.${one}`) }))}
              />
            )}
            <Segmented<Whose>
              aria-label={t('screens.list.whose')}
              value={chosen}
              onChange={(next) => set({ whose: next })}
              options={whose.map((one) => ({ value: one, label: t(`screens.list.${one}`) }))}
            />
          </div>
        }
      />
      <CallbackList pages={pages} cursor={cursor} hint={`${chosen}.${level}`} />
      {level === 2 && <Draws />}
    </>
  )
}

/** The levels whose callbacks the person at the screen may make. */
function useMyLevels(): CallbackLevel[] {
  const may = { 1: useMay(permissionOf[1]), 2: useMay(permissionOf[2]), 3: useMay(permissionOf[3]) }
  return levels.filter((level) => may[level])
}

function CallbackList(props: { pages: Pages<Callback>; cursor: ListCursor; hint: string }) {
  const { t } = useTranslation('callbacks')
  const { pages, cursor } = props
  const open = cursor.current ?? pages.items[0]?.id ?? null
  const empty = <EmptyState title={t('screens.list.none')} hint={t(`screens.list.noneHint.${props.hint}`)} />
  return (
    <PagesList pages={pages} empty={empty} className="hx-callbacks">
      {(callback) => (
        <CallbackRow
          key={callback.id}
          callback={callback}
          open={callback.id === open}
          onOpen={() => cursor.setCurrent(callback.id)}
        />
      )}
    </PagesList>
  )
}

/** Takes a check that nobody, or a colleague, was to make. */
function TakeButton({ callback }: { callback: Callback }) {
  const { t } = useTranslation('callbacks')
  const me = useSession().person.id
  const take = useWrite(takeCheck)
  if (callback.handler?.id === me) return null
  return (
    <Button
      size="small"
      loading={take.pending}
      onClick={() => void take.send({ callbackId: callback.id }, {})}
    >
      {t('screens.list.take')}
    </Button>
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
        {callback.handler === null ? (
          <span className="hx-soft">{t('screens.list.nobodyYet')}</span>
        ) : (
          <PersonAvatar name={callback.handler.name} size={24} withName />
        )}
        {callback.can.take && <TakeButton callback={callback} />}
        {callback.can.record && (
          <Button size="small" aria-expanded={open} onClick={props.onOpen}>
            {t('screens.list.record')}
          </Button>
        )}
      </div>
      <Attempts attempts={callback.attempts} />
      {(open || callback.nextAt !== null) && callback.can.record && <NextCall callback={callback} />}
      {open && callback.can.record && <RecordForm callback={callback} keys />}
    </li>
  )
}
