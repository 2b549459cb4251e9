import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Task } from './task.ts'
import { TaskStateTag } from './task-words.tsx'
import './joint.css'

const soonMs = 24 * 3_600_000

/** How a sub-task stands, in one line. */
export function TaskFacts({ task }: { task: Task }) {
  const { t } = useTranslation('joint-handling')
  const runs = task.dueAt !== null && (task.state === 'sent' || task.state === 'accepted')
  const dispute = task.arbitrations.find(({ endedAt }) => endedAt === null)
  const required = task.required && task.endedAt === null
  return (
    <p className="hx-joint-facts">
      <TaskStateTag task={task} />
      {runs && task.endedAt === null && (
        <ClockTag clock={{ dueAt: task.dueAt as string }} soonMs={soonMs} plain />
      )}
      {dispute !== undefined && (
        <StatusTag tone="soon" word={t('task.waitsRuling', { level: t(`level.${dispute.level}`) })} />
      )}
      {required && <StatusTag tone="note" word={t('task.required')} plain />}
      {task.assignee !== null && <PersonAvatar name={task.assignee.name} size={22} withName />}
    </p>
  )
}

/** Something that happened, with the words written at it. */
interface Happened {
  readonly key: string
  readonly at: string
  readonly by: string | null
  readonly what: string
  readonly words: string | null
  /** It is the answer, with which files may have come. */
  readonly answers: boolean
}

function useHappened(task: Task): Happened[] {
  const { t } = useTranslation('joint-handling')
  const one = (
    kind: string,
    { at, by }: { at: string; by: { name: string } | null },
    { what, words = null }: { what: string; words?: string | null },
  ): Happened => ({
    key: `${kind}${at}${what}`,
    at,
    by: by?.name ?? null,
    what,
    words,
    answers: kind === 'answered',
  })
  const { answer, cancellation, waiver, sendings, returns, arbitrations } = task
  // At one instant a ruling comes before what it brings about, whose words are its own.
  const found = [
    ...returns.map((back) =>
      one('returned', back, {
        what: `${t('task.returned')} · ${t(`reason.${back.reason}`)}`,
        words: back.words,
      }),
    ),
    ...arbitrations.flatMap(({ ground, words, openedAt: at, openedBy: by, rulings }) => [
      one('opened', { at, by }, { what: `${t('task.opened')} · ${t(`ground.${ground}`)}`, words }),
      ...rulings.map((ruled) =>
        one('ruled', ruled, {
          what: t('task.ruling', {
            level: t(`level.${ruled.level}`),
            verdict: t(`verdict.${ruled.verdict}`),
          }),
          words: ruled.reason,
        }),
      ),
    ]),
    ...sendings.map((sent) =>
      one('sent', sent, {
        what: `${t('task.sent')}${t('task.toUnit', { unit: sent.unit.name })}`,
        words: sent.why === 'ruling' ? null : sent.words,
      }),
    ),
    ...(waiver ? [one('waived', waiver, { what: t('deeds.waive'), words: waiver.reason })] : []),
    ...(cancellation
      ? [
          one('cancelled', cancellation, {
            what: t(`cancelled.${cancellation.why}`),
            words: cancellation.why === 'ruling' ? null : cancellation.words,
          }),
        ]
      : []),
    ...(answer ? [one('answered', answer, { what: t('task.answer'), words: answer.text })] : []),
  ]
  return found.sort((a, b) => a.at.localeCompare(b.at))
}

/** What was asked of a unit, and everything that came of it; `files` are those of its answer. */
export function TaskStory({ task, files }: { task: Task; files: ReactNode }) {
  const { t } = useTranslation('joint-handling')
  return (
    <>
      <p className="hx-joint-words">{task.ask}</p>
      <p className="hx-soft">
        {task.askedBy?.name ?? t('task.huixiang')} · <RelativeTime at={task.askedAt} />
      </p>
      <ol className="hx-joint-story">
        {useHappened(task).map(({ key, at, by, what, words, answers }) => (
          <li key={key}>
            <p>
              <strong>{what}</strong>
              <span className="hx-soft">
                {by ?? t('task.huixiang')} · <RelativeTime at={at} />
              </span>
            </p>
            {words && <p className="hx-joint-words">{words}</p>}
            {answers && files}
          </li>
        ))}
      </ol>
    </>
  )
}
