import { TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilesOfRecord } from '#features/ticket-files/web/public/files-of-record.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { jointTasksOfTicket } from '../../contract/reading.ts'
import { isOver } from '../../domain/life.ts'
import { AskDrawer } from '../ask-drawer.tsx'
import { SwimLane } from '../swim-lane.tsx'
import { sentAt, type Task } from '../task.ts'
import { TaskDeeds } from '../task-deeds.tsx'
import { TaskFacts, TaskStory } from '../task-story.tsx'
import '../joint.css'

type Joint = CallerReply<typeof jointTasksOfTicket>

const asBars = (tasks: readonly Task[]) => tasks.map((task) => ({ ...task, sentAt: sentAt(task) }))

interface Place {
  readonly ticketId: string
  readonly className?: string
}

const useJoint = (ticketId: string): Joint | undefined =>
  useRead(jointTasksOfTicket, { ticketId }, {}, { about: [ticketId] }).data

/** The way to ask other units for the first time; nothing once some were asked, or for whoever may not. */
export function AskOthersCard({ ticketId, className }: Place) {
  const { t } = useTranslation('joint-handling')
  const joint = useJoint(ticketId)
  if (joint === undefined || joint.tasks.length > 0 || !joint.can.request) return null
  return (
    <section className={className} aria-labelledby="ticket-joint">
      <h2 id="ticket-joint">
        {t('card.title')}
        <Ask ticketId={ticketId} />
      </h2>
      <p className="hx-soft">{t('card.none')}</p>
    </section>
  )
}

/** What other units do for a ticket, as lanes over time; nothing where none was asked. */
export function JointCard({ ticketId, className = '' }: Place) {
  const { t } = useTranslation('joint-handling')
  const joint = useJoint(ticketId)
  if (joint === undefined || joint.tasks.length === 0) return null
  const now = joint.tasks.filter(({ cycle }) => cycle === joint.cycle)
  const earlier = joint.tasks.filter(({ cycle }) => cycle !== joint.cycle)
  const open = now.filter((task) => !isOver(task)).length
  return (
    <section className={`hx-joint-row-of-ticket ${className}`} aria-labelledby="ticket-joint">
      <h2 id="ticket-joint">
        <span>
          {t('card.title')} {open > 0 && <small className="hx-soft">{t('card.open', { count: open })}</small>}
        </span>
        {joint.can.request && <Ask ticketId={ticketId} />}
      </h2>
      {now.length > 0 && <Round tasks={now} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('card.earlier', { count: earlier.length })}</summary>
          <Round tasks={earlier} />
        </details>
      )}
    </section>
  )
}

function Ask({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('joint-handling')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" icon={<TeamOutlined />} onClick={() => setAsking(true)}>
        {t('card.ask')}
      </Button>
      {asking && <AskDrawer ticketId={ticketId} onClose={() => setAsking(false)} />}
    </>
  )
}

/** One round of handling: the lanes, and the sub-task that was chosen in them. */
function Round({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation('joint-handling')
  const { locale } = useLocale()
  const wanting =
    tasks.find(({ can }) => can.rule || can.resend || can.dispute) ?? tasks.find((task) => !isOver(task))
  const [chosen, choose] = useState<string | null>(null)
  const current = tasks.find(({ id }) => id === chosen) ?? wanting ?? tasks.at(-1)
  if (current === undefined) return null
  const after = tasks.filter(({ id }) => current.after.includes(id)).map(({ position }) => position)
  return (
    <div className="hx-joint-round">
      <SwimLane tasks={asBars(tasks)} current={current.id} onChoose={({ id }) => choose(id)} />
      <div className="hx-joint-open" key={current.id}>
        <h3>
          {current.position} · {current.unit.name} · {t(`role.${current.role}`)}
          {after.length > 0 && (
            <small className="hx-soft"> {t('task.after', { positions: formatList(after, locale) })}</small>
          )}
        </h3>
        <TaskFacts task={current} />
        <TaskStory
          task={current}
          files={<FilesOfRecord ticketId={current.ticketId} recordId={current.id} />}
        />
        <TaskDeeds task={current} />
      </div>
    </div>
  )
}
