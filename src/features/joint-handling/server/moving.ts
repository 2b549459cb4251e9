import type { Updateable } from 'kysely'
import { unitPath } from '#features/staff/server/public/units.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { arbitrationSettled, jointTaskAnswered, jointTaskCancelled, jointTaskSent } from '../contract.ts'
import type { CancelCause, SendingCause } from '../domain/codes.ts'
import { afterDeed, isOver, type TaskDeed } from '../domain/life.ts'
import { whoseTurn } from '../domain/order.ts'
import { caughtUp, clockBegan, clockEnded, freshClock } from './answer-clock.ts'
import {
  addRecord,
  changeArbitration,
  type JointTask,
  ordersAmong,
  standingArbitration,
  updateTask,
} from './joint-handling.store.ts'
import type { JointTaskRow } from './joint-handling.tables.ts'
import { usualDays } from './rule.ts'
import { tell } from './telling.ts'
import type { Held } from './visibility.ts'

/** A record's columns that say when and by whom. */
export const recordOf = ({ now, actor }: CommandContext) => ({
  at: new Date(now),
  by: actor.kind === 'person' ? actor.id : null,
})

/** What a reply to a write says. */
export const standingOf = ({ id, state, version }: JointTask) => ({ jointTaskId: id, state, version })

/** The state a deed leads to; refuses where it is not allowed. */
export function stateAfter(task: JointTask, deed: TaskDeed) {
  const state = afterDeed(task, deed)
  if (state === null) throw new Refusal('joint-handling.cannotMove', 'conflict', { deed, state: task.state })
  return state
}

/** Changes a sub-task's row and its version. */
export function changeTask(
  context: CommandContext,
  task: JointTask,
  change: Updateable<JointTaskRow>,
): Promise<JointTask> {
  const { at, by } = recordOf(context)
  const changed = { version: task.version + 1, changed_at: at, changed_by: by }
  return updateTask(context.db, task.id, { ...change, ...changed })
}

const date = (ms: number) => new Date(ms)

/** When a sub-task is due; null where nothing is. */
export const dueOf = ({ due_at }: JointTask): string | null =>
  due_at instanceof Date ? due_at.toISOString() : null

export interface Sending {
  readonly why: SendingCause
  readonly words?: string | null
  readonly unitId?: string | undefined
  readonly days?: number | undefined
}

/** Sends a sub-task to a unit: its clock begins anew, and whoever had it there before has it no more. */
export async function sendTask(
  context: CommandContext,
  { task, ticket }: Pick<Held, 'task' | 'ticket'>,
  { why, words = null, unitId = task.org_unit_id, ...wanted }: Sending,
): Promise<JointTask> {
  await caughtUp(context, { task, ticket })
  const stays = unitId === task.org_unit_id
  const place = stays ? {} : await unitPath(context.db, unitId)
  // What was asked of one unit says nothing of how long another one has.
  const days = wanted.days ?? (stays ? task.limit_days : await usualDays(context.db, ticket, unitId))
  const clock = await freshClock(context, task, days)
  const fresh = { state: 'sent', limit_days: days, assignee_id: null, accepted_at: null } as const
  const sent = await changeTask(context, task, { ...place, ...fresh, ...clock })
  await clockBegan(context, sent)
  const dueAt = dueOf(sent)
  await addRecord(context.db, 'joint_task_sendings', {
    ...recordOf(context),
    id: context.newId(),
    task_id: task.id,
    unit_id: sent.org_unit_id,
    why,
    words,
    due_at: dueAt === null ? null : new Date(dueAt),
  })
  tell(context, jointTaskSent, { task: sent, ticket, to: 'unit', facts: { why, dueAt } })
  return sent
}

/** Sends what waited for others that are over by now. */
export async function sendNext(
  context: CommandContext,
  { tasks, ticket }: Pick<Held, 'tasks' | 'ticket'>,
): Promise<void> {
  if (!tasks.some(({ state }) => state === 'waiting')) return
  const orders = await ordersAmong(
    context.db,
    tasks.map(({ id }) => id),
  )
  for (const task of whoseTurn(tasks, orders)) await sendTask(context, { task, ticket }, { why: 'first' })
}

/** Ends a dispute about a sub-task that somebody else settled. */
async function settleDispute(
  context: CommandContext,
  { task, ticket }: Pick<Held, 'task' | 'ticket'>,
): Promise<void> {
  const arbitration = await standingArbitration(context.db, task.id)
  if (arbitration === undefined) return
  await changeArbitration(context.db, arbitration.id, { ended_at: date(context.now) })
  tell(context, arbitrationSettled, { task, ticket, to: 'ticket', facts: { arbitrationId: arbitration.id } })
}

/** Ends a sub-task: its clock stands still, its dispute is settled, and those that waited for it begin. */
export async function endTask(
  context: CommandContext,
  { task: held, tasks, ticket }: Held,
  change: Updateable<JointTaskRow> & Pick<JointTaskRow, 'state'>,
): Promise<JointTask> {
  const task = await caughtUp(context, { task: held, ticket })
  const ended = await changeTask(context, task, {
    ...change,
    ended_at: date(context.now),
    next_wake_at: null,
  })
  const answered = ended.state === 'answered'
  const cause = answered ? jointTaskAnswered : jointTaskCancelled
  // What was returned owed no answer any more.
  if (task.state !== 'returned') await clockEnded(context, task, { answered, cause })
  await settleDispute(context, { task: ended, ticket })
  await sendNext(context, { tasks: tasks.map((one) => (one.id === ended.id ? ended : one)), ticket })
  return ended
}

/** Calls a sub-task off. */
export async function cancelTask(
  context: CommandContext,
  held: Held,
  { why, words = null }: { why: CancelCause; words?: string | null },
): Promise<JointTask> {
  const state = stateAfter(held.task, 'cancel')
  await addRecord(context.db, 'joint_task_cancellations', {
    ...recordOf(context),
    task_id: held.task.id,
    why,
    words,
  })
  const cancelled = await endTask(context, held, { state })
  tell(context, jointTaskCancelled, { task: cancelled, ticket: held.ticket, to: 'unit', facts: { why } })
  return cancelled
}

/** Calls off all that is still open of a ticket's handling; nothing that waited begins any more. */
export async function cancelRest(
  context: CommandContext,
  tasks: readonly JointTask[],
  ticket: Ticket,
): Promise<void> {
  for (const task of tasks.filter((one) => !isOver(one)))
    await cancelTask(context, { task, tasks: [], ticket }, { why: 'ticket_ended' })
}
