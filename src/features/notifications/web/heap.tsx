import { RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useReadPages } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { LoadingState } from '#platform/web/ui/states.tsx'
import { myNotifications, type unreadByKind } from '../contract.ts'
import type { Kind } from '../domain/kinds.ts'
import { useHeldBack } from './held-back.ts'
import { NewsBar } from './news-bar.tsx'
import { Group, groupsOf, type Notification } from './told.tsx'
import { useReading } from './use-reading.ts'

interface HeapProps {
  readonly kind: Kind
  /** How many there are, as it is shown: «280», «1,000+». */
  readonly shown: string
  readonly latestAt: string
  readonly unread: boolean
  readonly children: ReactNode
}

/** Many notices of one kind in one line that opens. */
function Heap({ kind, shown, latestAt, unread, children }: HeapProps) {
  const { t } = useTranslation('notifications')
  const [open, setOpen] = useState(false)
  const readAll = useReading()
  return (
    <li className={unread ? 'hx-told-new' : ''}>
      {unread && <span className="hx-told-dot" role="img" aria-label={t('list.unread')} />}
      <button type="button" className="hx-told-heap" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="hx-told-words">
          {shown === '1' ? t(`kinds.${kind}`) : t(`heaps.${kind}`, { shown })}
        </span>
        <RightOutlined className="hx-told-fold" rotate={open ? 90 : 0} />
      </button>
      <div className="hx-told-foot">
        <RelativeTime at={latestAt} />
        {unread && (
          <Button
            type="link"
            size="small"
            onClick={() => void readAll.send({}, { kinds: [kind], upTo: latestAt })}
          >
            {t('list.markAllRead')}
          </Button>
        )}
      </div>
      {open && children}
    </li>
  )
}

const counted = new Intl.NumberFormat('en')

/** What is unread of a kind of which there is much; its rows are loaded when it is opened. */
export function UnreadHeap({ of, onLeave }: { of: ItemOf<typeof unreadByKind>; onLeave: () => void }) {
  const { kind, count, more, latestAt } = of
  return (
    <Heap kind={kind} shown={counted.format(count) + (more ? '+' : '')} latestAt={latestAt} unread>
      <UnreadOfKind kind={kind} onLeave={onLeave} />
    </Heap>
  )
}

function UnreadOfKind({ kind, onLeave }: { kind: Kind; onLeave: () => void }) {
  const { t } = useTranslation('notifications')
  const pages = useReadPages(myNotifications, {}, { kind: [kind], unread: 'true', limit: 50 })
  const held = useHeldBack([pages.items], !pages.isPending && !pages.refreshing)
  if (pages.isPending) return <LoadingState rows={3} />
  return (
    <>
      <NewsBar count={held.arrived} onClick={held.admit} />
      <Groups groups={groupsOf(held.shownOf(pages.items))} onLeave={onLeave} />
      {pages.hasMore && (
        <Button block loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

/** Read news of one kind that stand side by side. */
export function ReadHeap(props: {
  readonly groups: readonly (readonly Notification[])[]
  readonly latest: Notification
  /** The list goes on behind them. */
  readonly more: boolean
  onLeave(): void
}) {
  const { groups, latest, more, onLeave } = props
  const shown = counted.format(groups.length) + (more ? '+' : '')
  return (
    <Heap kind={latest.kind} shown={shown} latestAt={latest.at} unread={false}>
      <Groups groups={groups} onLeave={onLeave} />
    </Heap>
  )
}

function Groups(props: { groups: readonly (readonly Notification[])[]; onLeave: () => void }) {
  return (
    <ul className="hx-told hx-told-within">
      {props.groups.map((group) => (
        <Group key={group[0]?.id} group={group} onLeave={props.onLeave} />
      ))}
    </ul>
  )
}
