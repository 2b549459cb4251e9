import { useTranslation } from 'react-i18next'
import { formatMoment, formatShortDay, formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useNow } from '#platform/web/now.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { type Bar, type LaneTask, lanesOf, offsetOf, ticksOf } from './lanes.ts'
import { TaskStateTag, toneOf, useStateWord } from './task-words.tsx'
import './swim-lane.css'

const rowHeight = 34 // px
const mostTicks = 5
/** In a bar that is narrower, in percent, there is no room for words: they stand beside it. */
const roomForWords = 26
const roomBeside = 72
/** Further to the right, in percent, the time of a tick is written before it. */
const nearEnd = 90

interface Choosing<Task> {
  readonly current: string | null
  readonly onChoose?: ((task: Task) => void) | undefined
}

/** Who does what when: a lane for each unit over time, or a list where the window is as narrow as a phone. */
export function SwimLane<Task extends LaneTask>(props: { tasks: readonly Task[] } & Choosing<Task>) {
  return usePhone() ? <TaskList {...props} /> : <Lanes {...props} />
}

function Lanes<Task extends LaneTask>({ tasks, ...choosing }: { tasks: readonly Task[] } & Choosing<Task>) {
  const { t } = useTranslation('joint-handling')
  const { locale } = useLocale()
  const now = useNow()
  const lanes = lanesOf(tasks, now)
  const offsetMs = offsetOf(now, formatTime(now, 'en'))
  const ticks = ticksOf(lanes, { most: mostTicks, offsetMs })
  return (
    <section className="hx-lanes" aria-label={t('card.lanes')}>
      <div className="hx-lanes-time" aria-hidden="true">
        {ticks.map(({ at, left, midnight }) => (
          <span
            key={at}
            style={left > nearEnd ? { insetInlineEnd: `${100 - left}%` } : { insetInlineStart: `${left}%` }}
          >
            {midnight ? formatShortDay(at, locale) : formatTime(at, locale)}
          </span>
        ))}
      </div>
      {lanes.lanes.map(({ unit, rows, bars }) => (
        <div className="hx-lane" key={unit.id}>
          <span className="hx-lane-unit">{unit.name}</span>
          <div className="hx-lane-track" style={{ height: rows * rowHeight }}>
            {ticks.map(({ at, left }) => (
              <i key={at} className="hx-lane-tick" style={{ insetInlineStart: `${left}%` }} />
            ))}
            <i className="hx-lane-now" style={{ insetInlineStart: `${lanes.now}%` }} title={t('card.now')} />
            {bars.map((bar) => (
              <OneBar key={bar.task.id} bar={bar} {...choosing} />
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

function OneBar<Task extends LaneTask>({ bar, current, onChoose }: { bar: Bar<Task> } & Choosing<Task>) {
  const { t } = useTranslation('joint-handling')
  const { locale } = useLocale()
  const stateWord = useStateWord()
  const { task, left, width, row, due } = bar
  const { unit, position, role } = task
  const end = left + width
  const top = row * rowHeight
  const label = `${position} ${t(`role.${role}`)} · ${stateWord(task)}`
  const isNarrow = width < roomForWords && end < roomBeside
  const words = t('task.lane', { unit: unit.name, position, role: t(`role.${role}`), state: stateWord(task) })
  const title =
    task.dueAt === null ? words : `${words} · ${t('task.dueAt')} ${formatMoment(task.dueAt, locale)}`
  return (
    <>
      {due !== null && due > end && (
        <i
          className={`hx-lane-left hx-tone-${toneOf(task)}`}
          style={{ insetInlineStart: `${end}%`, width: `${due - end}%`, top }}
        />
      )}
      <button
        type="button"
        className={`hx-lane-bar hx-tone-${toneOf(task)} hx-lane-${task.state}`}
        aria-label={title}
        aria-pressed={current === task.id}
        title={title}
        style={{ insetInlineStart: `${left}%`, width: `${width}%`, top }}
        onClick={() => onChoose?.(task)}
      >
        {isNarrow ? position : label}
      </button>
      {isNarrow && (
        <span className="hx-lane-words" aria-hidden="true" style={{ insetInlineStart: `${end}%`, top }}>
          {t(`role.${role}`)} · {stateWord(task)}
        </span>
      )}
    </>
  )
}

function TaskList<Task extends LaneTask>(props: { tasks: readonly Task[] } & Choosing<Task>) {
  const { t } = useTranslation('joint-handling')
  const { locale } = useLocale()
  return (
    <ol className="hx-lane-list" aria-label={t('card.lanes')}>
      {props.tasks.map((task) => (
        <li key={task.id}>
          <button
            type="button"
            aria-pressed={props.current === task.id}
            onClick={() => props.onChoose?.(task)}
          >
            <span>
              <strong>{task.unit.name}</strong> {task.position} · {t(`role.${task.role}`)}
            </span>
            <TaskStateTag task={task} />
            {task.dueAt !== null && task.endedAt === null && task.state !== 'returned' && (
              <small>
                {t('task.dueAt')} {formatMoment(task.dueAt, locale)}
              </small>
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}
