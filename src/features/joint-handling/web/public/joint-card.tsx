import { TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
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

/** What other units do for a ticket, and the way to ask them; nothing for whoever has none of it and may not ask. */
export function JointCard({ ticketId, className }: { ticketId: string; className?: string }) {
  const joint = useRead(jointTasksOfTicket, { ticketId }, {}, { about: [ticketId] }).data
  if (joint === undefined || (joint.tasks.length === 0 && !joint.can.request)) return null
  return <Whole joint={joint} ticketId={ticketId} className={className} />
}

function Whole({
  joint,
  ticketId,
  className,
}: {
  joint: Joint
  ticketId: string
  className: string | undefined
}) {
  const { t } = useTranslation('joint-handling')
  const [asking, setAsking] = useState(false)
  const now = joint.tasks.filter(({ cycle }) => cycle === joint.cycle)
  const earlier = joint.tasks.filter(({ cycle }) => cycle !== joint.cycle)
  const open = now.filter((task) => !isOver(task)).length
  return (
    <section className={className} aria-labelledby="ticket-joint">
      <h2 id="ticket-joint">
        <span>
          {t('card.title')} {open > 0 && <small className="hx-soft">{t('card.open', { count: open })}</small>}
        </span>
        {joint.can.request && (
          <Button size="small" icon={<TeamOutlined />} onClick={() => setAsking(true)}>
            {t('card.ask')}
          </Button>
        )}
      </h2>
      {joint.tasks.length === 0 && <p className="hx-soft">{t('card.none')}</p>}
      {now.length > 0 && <Round tasks={now} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('card.earlier', { count: earlier.length })}</summary>
          <Round tasks={earlier} />
        </details>
      )}
      {asking && <AskDrawer ticketId={ticketId} days={joint.defaultDays} onClose={() => setAsking(false)} />}
    </section>
  )
}

/** One round of handling: the lanes, and the sub-task that was chosen in them. */
function Round({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation('joint-handling')
  const wanting =
    tasks.find(({ can }) => can.rule || can.resend || can.dispute) ?? tasks.find((task) => !isOver(task))
  const [chosen, choose] = useState<string | null>(null)
  const current = tasks.find(({ id }) => id === chosen) ?? wanting ?? tasks.at(-1)
  if (current === undefined) return null
  const after = tasks.filter(({ id }) => current.after.includes(id)).map(({ position }) => position)
  return (
    <>
      <SwimLane tasks={asBars(tasks)} current={current.id} onChoose={({ id }) => choose(id)} />
      <div className="hx-joint-open" key={current.id}>
        <h3>
          {current.position} · {current.unit.name} · {t(`role.${current.role}`)}
          {after.length > 0 && (
            <small className="hx-soft"> {t('task.after', { positions: after.join('、') })}</small>
          )}
        </h3>
        <TaskFacts task={current} />
        <TaskStory task={current} />
        <TaskDeeds task={current} />
      </div>
    </>
  )
}
