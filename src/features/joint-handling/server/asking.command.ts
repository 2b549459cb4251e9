import { unitPath } from '#features/staff/server/public/units.ts'
import { lockTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  askForArbitration,
  cancelJointTask,
  requestJointTasks,
  sendJointTaskAgain,
  waiveJointTask,
} from '../contract/deeds.ts'
import { jointTaskAsked, jointTaskWaived } from '../contract.ts'
import { groundOf, levelOf } from '../domain/arbitration.ts'
import { isOver, mayBeRequired, requiredByDefault } from '../domain/life.ts'
import { isSound, type Order } from '../domain/order.ts'
import { openDispute } from './disputing.ts'
import {
  addRecord,
  insertTasks,
  type JointTask,
  lockTasks,
  rulingsOf,
  standingArbitration,
} from './joint-handling.store.ts'
import { cancelTask, changeTask, recordOf, sendNext, sendTask, standingOf, stateAfter } from './moving.ts'
import { usualDays } from './rule.ts'
import { tell } from './telling.ts'
import { type Held, lockAsked } from './visibility.ts'

type Drafts = InputOf<typeof requestJointTasks>['tasks']

function refuseUnsound(ticket: Ticket, present: readonly JointTask[], drafts: Drafts): void {
  if (ticket.resolved_at !== null || ticket.ended_at !== null)
    throw new Refusal('joint-handling.ticketNotHandled', 'conflict', { state: ticket.state })
  if (!isSound(drafts, new Set(present.map(({ id }) => id))))
    throw new Refusal('joint-handling.badOrder', 'invalid')
  const accountable = [...present.filter(({ state }) => state !== 'cancelled'), ...drafts].filter(
    ({ role }) => role === 'accountable',
  )
  if (accountable.length > 1) throw new Refusal('joint-handling.alreadyAccountable', 'conflict')
}

async function rowsOf(
  context: CommandContext,
  ticket: Ticket,
  { present, drafts }: { present: readonly JointTask[]; drafts: Drafts },
) {
  const { at, by } = recordOf(context)
  const first = Math.max(0, ...present.map(({ position }) => position)) + 1
  const rows = []
  for (const [index, { unitId, role, ask, required, days }] of drafts.entries())
    rows.push({
      ...(await unitPath(context.db, unitId)),
      id: context.newId(),
      ticket_id: ticket.id,
      cycle: ticket.cycle,
      position: first + index,
      role,
      required: mayBeRequired(role) && (required ?? requiredByDefault(role)),
      ask,
      state: 'waiting' as const,
      version: 1,
      assignee_id: null,
      asked_at: at,
      asked_by: by,
      changed_at: at,
      changed_by: by,
      limit_days: days ?? (await usualDays(context.db, ticket, unitId)),
    })
  return rows
}

export const requesting = command(requestJointTasks, async (context, { ticketId, tasks: drafts }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'joint-handling.request' })
  const present = (await lockTasks(context.db, [ticketId])).filter(({ cycle }) => cycle === ticket.cycle)
  refuseUnsound(ticket, present, drafts)
  const rows = await rowsOf(context, ticket, { present, drafts })
  const orders = drafts.flatMap(({ after }, index): Order[] =>
    [...new Set(after.map((one) => (typeof one === 'number' ? (rows[one]?.id as string) : one)))].map(
      (afterId) => ({
        taskId: rows[index]?.id as string,
        afterId,
      }),
    ),
  )
  const asked = await insertTasks(context.db, rows, orders)
  for (const task of asked) {
    const waits = orders.some(({ taskId }) => taskId === task.id)
    tell(context, jointTaskAsked, { task, ticket, to: 'unit', facts: { required: task.required, waits } })
  }
  await sendNext(context, { tasks: [...present, ...asked], ticket })
  return { jointTaskIds: rows.map(({ id }) => id) }
})

export const sendingAgain = command(sendJointTaskAgain, async (context, { words, unitId, days, ...seen }) => {
  const held = await lockAsked(context, seen)
  stateAfter(held.task, 'resend')
  await refuseWhileDisputed(context, held)
  return standingOf(await sendTask(context, held, { why: 'again', words, unitId, days }))
})

async function refuseWhileDisputed({ db }: CommandContext, { task }: Held): Promise<void> {
  if ((await standingArbitration(db, task.id)) !== undefined)
    throw new Refusal('joint-handling.disputed', 'conflict')
}

export const cancelling = command(cancelJointTask, async (context, { words, ...seen }) =>
  standingOf(await cancelTask(context, await lockAsked(context, seen), { why: 'requester', words })),
)

export const waiving = command(waiveJointTask, async (context, { reason, ...seen }) => {
  const { task, ticket } = await lockAsked(context, seen, 'joint-handling.waive')
  if (!task.required || isOver(task)) throw new Refusal('joint-handling.notRequired', 'conflict')
  await addRecord(context.db, 'joint_task_waivers', { ...recordOf(context), task_id: task.id, reason })
  const waived = await changeTask(context, task, { required: false })
  tell(context, jointTaskWaived, { task: waived, ticket, to: 'unit', facts: {} })
  return standingOf(waived)
})

export const disputing = command(askForArbitration, async (context, { words, ...seen }) => {
  const { db } = context
  const held = await lockAsked(context, seen)
  const { state, breached_at } = held.task
  const disputed = (await standingArbitration(db, held.task.id)) !== undefined
  const ground = groundOf({ state, overdue: breached_at !== null, disputed })
  if (ground === null) throw new Refusal('joint-handling.nothingToDecide', 'conflict', { state })
  const level = levelOf(await rulingsOf(db, held.task.id))
  if (level === null) throw new Refusal('joint-handling.finallyDecided', 'conflict')
  return standingOf(await openDispute(context, held, { ground, level, words }))
})
