import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Acknowledge } from '#features/escalations/web/public/acknowledge.tsx'
import { type ItemOf, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { type myNotifications, unreadNotifications } from '../contract.ts'
import { useReading } from './use-reading.ts'

export type Notification = ItemOf<typeof myNotifications>

/** What somebody is told, in one sentence; codes in the facts become words. */
function useSentence(): (notification: Notification) => string {
  const { t } = useTranslation('notifications')
  const { locale } = useLocale()
  return ({ kind, ticket, groupEvent, jointTask, supervisionLetter, alert, facts }) =>
    t(`sentences.${kind}`, {
      ...facts,
      csat: facts.csat ?? '–',
      nps: facts.nps ?? '–',
      number:
        ticket?.number ??
        jointTask?.number ??
        supervisionLetter?.number ??
        groupEvent?.number ??
        alert?.number ??
        t(
          kind.startsWith('alert')
            ? 'list.alertOutOfReach'
            : kind === 'group_event'
              ? 'list.groupEventOutOfReach'
              : 'list.outOfReach',
        ),
      // A metric that the organisation made has a name of its own.
      what: alert?.made?.name[locale] ?? t(`alerts:watched.${String(facts.watched)}`, { defaultValue: '' }),
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
  /** Undefined for what has none. */
  readonly number: string | undefined
  readonly title: string
}

/** Where a notification leads; undefined when that is out of reach. */
function targetOf({
  ticket,
  groupEvent,
  jointTask,
  supervisionLetter,
  bulkDeed,
  alert,
}: Notification): Target | undefined {
  if (ticket !== null) return { to: `/tickets/${ticket.id}`, number: ticket.number, title: ticket.title }
  if (jointTask !== null)
    return { to: `/joint-tasks/${jointTask.id}`, number: jointTask.number, title: jointTask.title }
  if (supervisionLetter !== null) {
    const { id, number, title } = supervisionLetter
    return { to: `/supervision-letters/${id}`, number, title }
  }
  if (bulkDeed !== null) return { to: `/bulk-deeds/${bulkDeed.id}`, number: undefined, title: '' }
  if (alert !== null) return { to: `/alerts/${alert.id}`, number: alert.number, title: '' }
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

/** What is told of one matter stands together where its latest news is; what leads nowhere stands alone. */
export function groupsOf(items: readonly Notification[]): Notification[][] {
  return [...Map.groupBy(items, (one) => targetOf(one)?.to ?? one.id).values()]
}

/** The news of one matter, the latest in full; opening it marks all of them as read. */
export function Group({ group, onLeave }: { group: readonly Notification[]; onLeave: () => void }) {
  const { t } = useTranslation('notifications')
  const readAll = useReading()
  const unreadAgain = useWrite(unreadNotifications)
  const [latest, ...earlier] = group
  if (latest === undefined) return null
  const unread = group.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  const markRead = () => {
    if (unread.length > 0) void readAll.send({}, { notificationIds: unread })
  }
  const open = () => {
    markRead()
    if (targetOf(latest) !== undefined) onLeave()
  }
  return (
    <li className={unread.length > 0 ? 'hx-told-new' : ''}>
      {unread.length > 0 && <span className="hx-told-dot" role="img" aria-label={t('list.unread')} />}
      <Told notification={latest} onOpen={open} />
      <div className="hx-told-foot">
        <RelativeTime at={latest.at} />
        {latest.asks !== null && <Acknowledge escalationId={latest.asks.escalationId} />}
        {unread.length > 0 ? (
          <Button type="link" size="small" onClick={markRead}>
            {t('list.markRead')}
          </Button>
        ) : (
          <Button
            type="link"
            size="small"
            loading={unreadAgain.pending}
            onClick={() => void unreadAgain.send({}, { notificationIds: [latest.id] })}
          >
            {t('list.markUnread')}
          </Button>
        )}
      </div>
      {earlier.length > 0 && <Earlier notifications={earlier} />}
    </li>
  )
}

/** The news of a matter before its latest. */
function Earlier({ notifications }: { notifications: readonly Notification[] }) {
  const { t } = useTranslation('notifications')
  const sentence = useSentence()
  return (
    <details className="hx-told-earlier">
      <summary>{t('list.earlier', { count: notifications.length })}</summary>
      <ul>
        {notifications.map((one) => (
          <li key={one.id}>
            {sentence(one)} <RelativeTime at={one.at} />
            {one.asks !== null && <Acknowledge escalationId={one.asks.escalationId} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Told({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const sentence = useSentence()
  const target = targetOf(notification)
  const words = (
    <>
      <span className="hx-told-words">
        <NumberKeptWhole words={sentence(notification)} number={target?.number} />
      </span>
      {target && <span className="hx-told-title">{target.title}</span>}
    </>
  )
  if (target !== undefined)
    return (
      <Link to={target.to} onClick={onOpen}>
        {words}
      </Link>
    )
  return (
    <button type="button" onClick={onOpen}>
      {words}
    </button>
  )
}
