import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, type Pages, useRead, useReadPages } from '#platform/web/api.ts'
import { EmptyState, ErrorState, LoadingState, ReadState } from '#platform/web/ui/states.tsx'
import { myNotifications, unreadByKind } from '../contract.ts'
import type { Kind } from '../domain/kinds.ts'
import { type Entry, entriesOf } from './entries.ts'
import { ReadHeap, UnreadHeap } from './heap.tsx'
import { useHeldBack } from './held-back.ts'
import { NewsBar } from './news-bar.tsx'
import { Group, groupsOf, type Notification } from './told.tsx'
import './notification-list.css'

type UnreadKind = ItemOf<typeof unreadByKind>

/** A person's own notifications: what presses above the rest, much of one kind in one line, matter by matter, the latest first. */
export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const read = useRead(unreadByKind, {}, {})
  const [opened, setOpened] = useState(false)
  if (!opened && read.data !== undefined && !read.isFetching) setOpened(true)
  // What was read when the list was last open says nothing of what is gathered now.
  if (!opened && read.error === null) return <LoadingState rows={6} />
  return <ReadState read={read}>{({ items }) => <Lists kinds={items} onLeave={onLeave} />}</ReadState>
}

const gatheredOf = (kinds: readonly UnreadKind[]) =>
  kinds.filter(({ gathered }) => gathered).map(({ kind }) => kind)

const isWhole = ({ isPending, stale, refreshing }: Pages<Notification>) => !isPending && !stale && !refreshing

function Lists({ kinds, onLeave }: { kinds: readonly UnreadKind[]; onLeave: () => void }) {
  // Which kinds are gathered is settled when the list is opened: none falls apart or forms under the reader's hand.
  const [apart, setApart] = useState<readonly Kind[]>(() => gatheredOf(kinds))
  const asked = { apart: [...apart], limit: 50 }
  const urgent = useReadPages(myNotifications, {}, { ...asked, part: 'pressing' })
  const rest = useReadPages(myNotifications, {}, { ...asked, part: 'rest' })
  const held = useHeldBack([urgent.items, rest.items], isWhole(urgent) && isWhole(rest))
  const admit = () => {
    setApart(gatheredOf(kinds))
    held.admit()
  }
  const problem = urgent.problem ?? rest.problem
  if (urgent.isPending || rest.isPending) {
    if (problem !== null) return <ErrorState problem={problem} onRetry={rest.reload} />
    return <LoadingState rows={6} />
  }
  const heaps = kinds.filter(({ kind }) => apart.includes(kind))
  const shown = (presses: boolean, pages: Pages<Notification>) => ({
    heaps: heaps.filter((heap) => heap.presses === presses),
    items: held.shownOf(pages.items),
    pages,
    onLeave,
  })
  return (
    <>
      <NewsBar count={held.arrived} onClick={admit} />
      <Parts urgent={shown(true, urgent)} rest={shown(false, rest)} />
    </>
  )
}

interface Part {
  readonly heaps: readonly UnreadKind[]
  readonly items: readonly Notification[]
  readonly pages: Pages<Notification>
  onLeave(): void
}

const isEmpty = ({ heaps, items }: Part) => heaps.length === 0 && items.length === 0

/** What presses under its own name; the rest is named only beside it. */
function Parts({ urgent, rest }: { urgent: Part; rest: Part }) {
  const { t } = useTranslation('notifications')
  if (isEmpty(urgent) && isEmpty(rest)) return <EmptyState title={t('list.none')} hint={t('list.noneHint')} />
  if (isEmpty(urgent)) return <PartList part={rest} />
  return (
    <>
      <section aria-labelledby="told-urgent" className="hx-told-urgent">
        <h3 id="told-urgent">{t('list.urgent')}</h3>
        <PartList part={urgent} />
      </section>
      {!isEmpty(rest) && (
        <section aria-labelledby="told-rest">
          <h3 id="told-rest">{t('list.rest')}</h3>
          <PartList part={rest} />
        </section>
      )}
    </>
  )
}

/** Unread heaps stand where their latest news would. */
function PartList({ part: { heaps, items, pages, onLeave } }: { part: Part }) {
  const { t } = useTranslation('notifications')
  const entries = entriesOf(groupsOf(items))
  const placed = [
    ...heaps.map((heap) => ({
      at: heap.latestAt,
      node: <UnreadHeap key={heap.kind} of={heap} onLeave={onLeave} />,
    })),
    ...entries.map((entry, nth) => {
      const more = pages.hasMore && nth === entries.length - 1
      return {
        at: latestOf(entry)?.at ?? '',
        node: <EntryLine key={latestOf(entry)?.id} {...{ entry, more, onLeave }} />,
      }
    }),
  ]
  return (
    <>
      <ul className="hx-told">
        {placed.sort((one, other) => other.at.localeCompare(one.at)).map(({ node }) => node)}
      </ul>
      {pages.hasMore && (
        <Button block loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

const latestOf = (entry: Entry<Notification>) => ('same' in entry ? entry.same[0]?.[0] : entry.group[0])

function EntryLine(props: { entry: Entry<Notification>; more: boolean; onLeave: () => void }) {
  const { entry, more, onLeave } = props
  const latest = latestOf(entry)
  if (latest === undefined) return null
  if ('same' in entry) return <ReadHeap groups={entry.same} {...{ latest, more, onLeave }} />
  return <Group group={entry.group} onLeave={onLeave} />
}
