import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { FilesOfJointTask } from '#features/ticket-files/web/public/files-of-record.tsx'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { KindTag, UrgencyTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { jointTaskDetails } from '../contract/reading.ts'
import { SwimLane } from './swim-lane.tsx'
import { TaskDeeds } from './task-deeds.tsx'
import { TaskFacts, TaskStory } from './task-story.tsx'
import './joint.css'

type Details = CallerReply<typeof jointTaskDetails>

/** A unit's part of a ticket of others: what is asked, what the customer said, and what to do now. */
export default function JointTaskPage() {
  const { jointTaskId = '' } = useParams()
  const { t } = useTranslation('joint-handling')
  const go = useNavigate()
  const read = useRead(jointTaskDetails, { jointTaskId }, {})
  useShortcuts({ u: { label: t('page.back'), run: () => void go('/joint-tasks') } })
  return (
    <ReadState read={read} rows={8} away={{ to: '/joint-tasks', words: t('page.back') }}>
      {(details) => <Whole details={details} />}
    </ReadState>
  )
}

function Whole({ details }: { details: Details }) {
  const { t } = useTranslation('joint-handling')
  const { task } = details
  return (
    <>
      <PageHeader
        title={`${t('task.number', { position: task.position })} · ${t(`role.${task.role}`)} · ${task.unit.name}`}
        subtitle={<TaskFacts task={task} />}
        more={<Link to="/joint-tasks">{t('page.back')}</Link>}
      />
      <div className="hx-joint-page">
        <div className="hx-joint-column">
          <section className="hx-joint-card" aria-label={t('task.asked')}>
            <h2>{t('task.asked')}</h2>
            <TaskStory task={task} files={<FilesOfJointTask jointTaskId={task.id} />} />
          </section>
          <Before details={details} />
          <Voices details={details} />
          <section className="hx-joint-card" aria-label={t('page.around')}>
            <h2>{t('page.around')}</h2>
            <SwimLane tasks={details.all} current={task.id} />
          </section>
        </div>
        <div className="hx-joint-column hx-joint-side">
          <section className="hx-joint-card" aria-label={t('page.next')}>
            <h2>{t('page.next')}</h2>
            <TaskDeeds task={task} none={t('page.nothing')} />
          </section>
          <OfTicket details={details} />
        </div>
      </div>
    </>
  )
}

/** What others answered that this part builds on. */
function Before({ details: { all } }: { details: Details }) {
  const { t } = useTranslation('joint-handling')
  const answered = all.filter(({ answer }) => answer !== null)
  if (answered.length === 0) return null
  return (
    <section className="hx-joint-card" aria-label={t('page.builds')}>
      <h2>{t('page.builds')}</h2>
      <ol className="hx-joint-story">
        {answered.map(({ id, position, unit, answer }) => (
          <li key={id}>
            <p>
              <strong>
                {position} · {unit.name}
              </strong>
            </p>
            <p className="hx-joint-words">{answer}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Voices({ details: { voices } }: { details: Details }) {
  const { t } = useTranslation('joint-handling')
  return (
    <section className="hx-joint-card" aria-label={t('page.voices')}>
      <h2>{t('page.voices')}</h2>
      {voices.map(({ id, number, text, receivedAt }) => (
        <div key={id}>
          <p className="hx-joint-words">{text}</p>
          <p className="hx-soft">
            {number} · <RelativeTime at={receivedAt} />
          </p>
        </div>
      ))}
    </section>
  )
}

function OfTicket({ details: { ticket, label, can } }: { details: Details }) {
  const { t } = useTranslation('joint-handling')
  const { locale } = useLocale()
  const { holder, unit } = ticket
  return (
    <section className="hx-joint-card" aria-label={t('list.ticket')}>
      <h2>{t('list.ticket')}</h2>
      <p>{can.openTicket ? <TicketLink ticketId={ticket.id} number={ticket.number} /> : ticket.number}</p>
      <p>{ticket.title}</p>
      <p className="hx-joint-facts">
        <KindTag kind={ticket.kind} />
        <UrgencyTag urgency={ticket.urgency} />
      </p>
      {label !== null && <p className="hx-soft">{locale === 'en' ? label.nameEn : label.nameZh}</p>}
      <p className="hx-soft">
        {holder === null ? t('page.unheld', { unit: unit.name }) : t('page.holder', { name: holder.name })}
      </p>
    </section>
  )
}
