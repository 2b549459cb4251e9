import { logAnswerClock } from '#features/clocks/server/public/answer-clock-log.ts'
import { whenUsedUp, workingLimit } from '#features/clocks/server/public/working-limits.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { jointTaskMoved, jointTaskOverdue, jointTaskSent, jointTaskWarned } from '../contract.ts'
import { hasClock } from '../domain/life.ts'
import { type JointTask, updateTask } from './joint-handling.store.ts'
import { tell } from './telling.ts'
import type { Held } from './visibility.ts'

const dayMs = 86_400_000
const date = (ms: number) => new Date(ms)

type Clocked = Pick<JointTask, 'id' | 'calendar_id' | 'calendar_version'>
type Timed = Pick<Held, 'task' | 'ticket'>
type Step = Parameters<typeof logAnswerClock>[2][number]

/** Notes what happened to an answer clock. Those that were over before the log was kept have none. */
async function log(context: CommandContext, task: Clocked, step: Step): Promise<void> {
  if (task.calendar_version === null) return
  const { id, calendar_id: calendarId } = task
  const calendarVersion = calendarId === null ? null : task.calendar_version
  await logAnswerClock(context, { of: 'joint_task_id', id, calendarId, calendarVersion }, [step])
}

const termsOf = ({ clock_started_at: startedAt, target_ms: targetMs }: JointTask) => ({
  startedAt: (startedAt as Date).getTime(),
  targetMs: targetMs as number,
  pausable: false,
})

/** The clock of a sub-task that goes to a unit now. Without a calendar a day is 24 hours. */
export async function freshClock({ db, now }: CommandContext, task: Pick<JointTask, 'role'>, days: number) {
  const none = { clock_started_at: null, warn_50_at: null, warn_80_at: null, next_wake_at: null }
  if (!hasClock(task.role)) return { ...none, due_at: 'infinity' as const, breached_at: null }
  const everyHour = { calendarId: null, calendarVersion: 0, targetMs: days * dayMs }
  const limit = (await workingLimit(db, { amount: days, unit: 'day' }, now)) ?? everyHour
  const [used] = await whenUsedUp(db, [{ ...limit, startMs: now }])
  const { warn50At, warn80At, dueAt } = used as NonNullable<typeof used>
  return {
    calendar_id: limit.calendarId,
    calendar_version: limit.calendarVersion,
    target_ms: limit.targetMs,
    clock_started_at: date(now),
    warn_50_at: date(warn50At),
    warn_80_at: date(warn80At),
    due_at: date(dueAt),
    next_wake_at: date(warn50At),
    breached_at: null,
  }
}

/** Notes that a clock began, also one that begins anew. */
export async function clockBegan(context: CommandContext, task: JointTask): Promise<void> {
  if (task.clock_started_at === null) return
  const step = { what: 'started', at: context.now, level: 0, terms: termsOf(task) } as const
  await log(context, task, { ...step, cause: jointTaskSent.type })
}

/** Notes that nothing is to be answered any more: it was, or somebody returned it or called it off. */
export async function clockEnded(
  context: CommandContext,
  task: JointTask,
  { answered, cause }: { answered: boolean; cause: EventDefinition },
): Promise<void> {
  if (task.clock_started_at === null) return
  const level = task.breached_at === null ? levelOf(task) : 100
  const what = answered ? 'met' : 'cancelled'
  await log(context, task, { what, at: context.now, level, cause: cause.type })
}

/** The last level a running clock spoke at. */
function levelOf({ next_wake_at: wakes, warn_50_at, warn_80_at }: JointTask): 0 | 50 | 80 {
  if (wakes === null || warn_50_at === null || wakes <= warn_50_at) return 0
  return warn_80_at !== null && wakes > warn_80_at ? 80 : 50
}

/** Says how much of the time has gone. */
export async function warn(context: CommandContext, { task, ticket }: Timed): Promise<void> {
  const [warn50At, warn80At, dueAt] = [task.warn_50_at as Date, task.warn_80_at as Date, task.due_at as Date]
  const level = warn80At.getTime() <= context.now ? 80 : 50
  await updateTask(context.db, task.id, { next_wake_at: level === 80 ? dueAt : warn80At })
  const at = (level === 80 ? warn80At : warn50At).getTime()
  await log(context, task, { what: 'warned', at, level, cause: 'time' })
  tell(context, jointTaskWarned, { task, ticket, to: 'unit', facts: { level, dueAt: dueAt.toISOString() } })
}

/** Says that the time is up, as of the due instant. */
export async function miss(context: CommandContext, { task, ticket }: Timed): Promise<JointTask> {
  const dueAt = task.due_at as Date
  const missed = await updateTask(context.db, task.id, { next_wake_at: null, breached_at: dueAt })
  await log(context, task, { what: 'breached', at: dueAt.getTime(), level: 100, cause: 'time' })
  tell(context, jointTaskOverdue, { task: missed, ticket, to: 'unit', facts: { dueAt: dueAt.toISOString() } })
  return missed
}

/** A deed that comes after the due time, before anybody looked, finds it missed all the same. */
export async function caughtUp(context: CommandContext, timed: Timed): Promise<JointTask> {
  const { next_wake_at: wakes, due_at: dueAt } = timed.task
  const unseen = wakes !== null && dueAt instanceof Date && dueAt.getTime() < context.now
  return unseen ? miss(context, timed) : timed.task
}

/** Moves running clocks to where their calendar has them now. What they spoke of they speak of again where that lies ahead once more. */
export async function reckonAnew(
  context: CommandContext,
  running: readonly Timed[],
  version: number,
): Promise<void> {
  const used = await whenUsedUp(
    context.db,
    running.map(({ task }) => limitOf(task)),
  )
  for (const [index, { task, ticket }] of running.entries()) {
    const { warn50At, warn80At, dueAt } = used[index] as (typeof used)[number]
    if ((task.due_at as Date).getTime() === dueAt) continue
    const moments = [warn50At, warn80At, dueAt]
    const spoken = [0, 50, 80].indexOf(levelOf(task))
    const passed = moments.filter((at) => at <= context.now).length
    const moved = await updateTask(context.db, task.id, {
      calendar_version: version,
      warn_50_at: date(warn50At),
      warn_80_at: date(warn80At),
      due_at: date(dueAt),
      next_wake_at: date(moments[Math.min(spoken, passed)] as number),
    })
    const step = {
      what: 'retargeted',
      at: context.now,
      level: levelOf(moved),
      terms: termsOf(moved),
    } as const
    await log(context, moved, { ...step, cause: jointTaskMoved.type })
    const facts = { dueAt: date(dueAt).toISOString() }
    tell(context, jointTaskMoved, { task: moved, ticket, to: 'unit', facts })
  }
}

const limitOf = ({ calendar_id, target_ms, clock_started_at }: JointTask) => ({
  calendarId: calendar_id,
  targetMs: target_ms as number,
  startMs: (clock_started_at as Date).getTime(),
})
