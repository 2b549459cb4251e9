import { HourglassOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { ticketAssignment } from '../../contract.ts'
import { HandoverNote } from './handover-note.tsx'
import { WhyAssigned } from './why-assigned.tsx'
import './assignment-card.css'

type Assignment = CallerReply<typeof ticketAssignment>

/** Who holds a ticket, since when and how they came to it; who held it before. */
export function AssignmentCard({ ticketId, className = '' }: { ticketId: string; className?: string }) {
  const { t } = useTranslation('dispatch')
  const read = useRead(ticketAssignment, { ticketId }, {}, { about: [ticketId] })
  return (
    <section className={`hx-assignment ${className}`} aria-label={t('screens.card.title')}>
      <h2>{t('screens.card.title')}</h2>
      <ReadState read={read} rows={2}>
        {(assignment) => (
          <>
            <Holder assignment={assignment} />
            <LeftNote history={assignment.history} />
            <WhyAssigned ticketId={ticketId} />
            {assignment.handoverNote !== null && (
              <HandoverNote ticketId={ticketId} note={assignment.handoverNote} />
            )}
            <Earlier history={assignment.history} />
          </>
        )}
      </ReadState>
    </section>
  )
}

function Holder({ assignment: { current, waiting, history, can } }: { assignment: Assignment }) {
  const { t } = useTranslation('dispatch')
  if (current !== null)
    return (
      <>
        <PersonAvatar name={current.person.name} withName />
        <p className="hx-soft">
          {t(`screens.way.${current.how}`)} · <RelativeTime at={current.since} />
        </p>
      </>
    )
  const last = history[0]
  if (waiting === null && !can.claim && last !== undefined)
    return (
      <>
        <PersonAvatar name={last.person.name} withName />
        <p className="hx-soft">{t('screens.card.finished')}</p>
      </>
    )
  return (
    <>
      <StatusTag tone="soon" icon={<HourglassOutlined />} word={t('screens.card.waiting')} />
      {waiting !== null && (
        <p className="hx-soft">
          {t(`waiting.${waiting.why}`)} · <RelativeTime at={waiting.since} />
        </p>
      )}
    </>
  )
}

/** What whoever held it last wanted the next one to know. */
function LeftNote({ history }: { history: Assignment['history'] }) {
  const { t } = useTranslation('dispatch')
  const last = history.find((one) => one.until !== null)
  if (last === undefined || last.returnNote === null) return null
  return (
    <figure className="hx-assignment-note">
      <figcaption>{t('screens.card.left', { name: last.person.name })}</figcaption>
      <blockquote>{last.returnNote}</blockquote>
    </figure>
  )
}

function Earlier({ history }: { history: Assignment['history'] }) {
  const { t } = useTranslation('dispatch')
  const past = history.filter((one) => one.until !== null)
  if (past.length === 0) return null
  return (
    <details>
      <summary>{t('screens.card.earlier', { count: past.length })}</summary>
      <ol>
        {past.map((one) => (
          <li key={`${one.since}${one.person.id}`}>
            <PersonAvatar name={one.person.name} size={22} withName />{' '}
            <span className="hx-soft">
              {t(`screens.way.${one.how}`)} · <RelativeTime at={one.since} />
            </span>
            {one.returnReason !== null && (
              <p className="hx-soft">
                {t('screens.card.returned', { reason: t(`screens.returnReason.${one.returnReason}`) })}
                {one.returnNote !== null && `：${one.returnNote}`}
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
