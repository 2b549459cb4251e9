import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Acknowledge } from '#features/escalations/web/public/acknowledge.tsx'
import { type ItemOf, useReadPages, useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { myNotifications, readNotification } from '../contract.ts'
import './notification-list.css'

type Notification = ItemOf<typeof myNotifications>

/** What somebody is told, in one sentence; codes in the facts become words. */
function useSentence(): (notification: Notification) => string {
  const { t } = useTranslation('notifications')
  return ({ kind, ticket, groupEvent, jointTask, supervisionLetter, facts }) =>
    t(`sentences.${kind}`, {
      ...facts,
      csat: facts.csat ?? '–',
      nps: facts.nps ?? '–',
      number:
        ticket?.number ??
        jointTask?.number ??
        supervisionLetter?.number ??
        groupEvent?.number ??
        t(kind === 'group_event' ? 'list.groupEventOutOfReach' : 'list.outOfReach'),
      obligation: t(`obligations.${String(facts.obligation)}`, { defaultValue: '' }),
      why: t(`waiting.${String(facts.why)}`, { defaultValue: '' }),
      result: t(
        `${jointTask === null && supervisionLetter !== null ? 'supervisionResults' : 'jointResults'}.${String(facts.result)}`,
        { defaultValue: '' },
      ),
      verdict: t(`verdicts.${String(facts.verdict)}`, { defaultValue: '' }),
      verdictOnTime: t(`extensionResults.${String(facts.result)}`, { defaultValue: '' }),
      news: t(`followedNews.${String(facts.news)}`, { defaultValue: '' }),
      reason: t(`flags.${String(facts.reason)}`, { defaultValue: '' }),
    })
}

interface Target {
  readonly to: string
  readonly number: string
  readonly title: string
}

/** Where a notification leads; undefined when that is out of reach. */
function targetOf({ ticket, groupEvent, jointTask, supervisionLetter }: Notification): Target | undefined {
  if (ticket !== null) return { to: `/tickets/${ticket.id}`, number: ticket.number, title: ticket.title }
  if (jointTask !== null)
    return { to: `/joint-tasks/${jointTask.id}`, number: jointTask.number, title: jointTask.title }
  if (supervisionLetter !== null) {
    const { id, number, title } = supervisionLetter
    return { to: `/supervision-letters/${id}`, number, title }
  }
  if (groupEvent === null) return undefined
  const { id, number, phrases } = groupEvent
  return { to: `/group-events/${id}`, number, title: phrases.join(' · ') }
}

/** A sentence whose number never breaks at its hyphen. */
function NumberKeptWhole({ words, number }: { words: string; number: string | undefined }) {
  if (number === undefined || !words.includes(number)) return words
  const [before, ...after] = words.split(number)
  return (
    <>
      {before}
      <span className="hx-whole">{number}</span>
      {after.join(number)}
    </>
  )
}

/** A person's own notifications, the latest first; opening one marks it as read. */
export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('notifications')
  const pages = useReadPages(myNotifications, {}, { limit: 30 })
  if (pages.items.length === 0) {
    if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
    if (pages.isPending) return <LoadingState rows={6} />
    return <EmptyState title={t('list.none')} hint={t('list.noneHint')} />
  }
  return (
    <>
      <ul className="hx-told">
        {pages.items.map((one) => (
          <Row key={one.id} notification={one} onLeave={onLeave} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button block loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function Row({ notification, onLeave }: { notification: Notification; onLeave: () => void }) {
  const { t } = useTranslation('notifications')
  const sentence = useSentence()
  const read = useWrite(readNotification)
  const { id, readAt, at } = notification
  const target = targetOf(notification)
  const markRead = () => void (readAt === null && read.send({ notificationId: id }, {}))
  const words = (
    <>
      <span className="hx-told-words">
        <NumberKeptWhole words={sentence(notification)} number={target?.number} />
      </span>
      {target && <span className="hx-told-title">{target.title}</span>}
    </>
  )
  return (
    <li className={readAt === null ? 'hx-told-new' : ''}>
      {readAt === null && <span className="hx-told-dot" role="img" aria-label={t('list.unread')} />}
      {target === undefined ? (
        <button type="button" onClick={markRead}>
          {words}
        </button>
      ) : (
        <Link
          to={target.to}
          onClick={() => {
            markRead()
            onLeave()
          }}
        >
          {words}
        </Link>
      )}
      <div className="hx-told-foot">
        <RelativeTime at={at} />
        {notification.asks !== null && <Acknowledge escalationId={notification.asks.escalationId} />}
      </div>
    </li>
  )
}
