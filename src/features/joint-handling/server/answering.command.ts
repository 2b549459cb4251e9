import { attachFiles } from '#features/ticket-files/server/public/attaching.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { acceptJointTask, answerJointTask, returnJointTask } from '../contract/deeds.ts'
import { jointTaskAccepted, jointTaskAnswered, jointTaskReturned } from '../contract.ts'
import { levelOf } from '../domain/arbitration.ts'
import { isOver } from '../domain/life.ts'
import { caughtUp, clockEnded } from './answer-clock.ts'
import { addRecord, rulingsOf, standingArbitration } from './joint-handling.store.ts'
import { changeTask, endTask, recordOf, standingOf, stateAfter } from './moving.ts'
import { tell } from './telling.ts'
import { lockReceived } from './visibility.ts'

export const accepting = command(acceptJointTask, async (context, seen) => {
  const held = await lockReceived(context, seen)
  const { ticket } = held
  const { at, by } = recordOf(context)
  const state = stateAfter(held.task, 'accept')
  const change = { state, accepted_at: at, assignee_id: by }
  const accepted = isOver({ ...held.task, state })
    ? await endTask(context, held, change)
    : await changeTask(context, held.task, change)
  tell(context, jointTaskAccepted, { task: accepted, ticket, to: 'ticket', facts: {} })
  return standingOf(accepted)
})

export const answering = command(answerJointTask, async (context, { text, files, ...seen }) => {
  const held = await lockReceived(context, seen)
  const { task, ticket } = held
  const record = recordOf(context)
  const state = stateAfter(task, 'answer')
  await addRecord(context.db, 'joint_task_answers', { ...record, task_id: task.id, text })
  await attachFiles(context, { ticketId: ticket.id, recordId: task.id }, files)
  const taken = { accepted_at: task.accepted_at ?? record.at, assignee_id: task.assignee_id ?? record.by }
  const answered = await endTask(context, held, { state, ...taken })
  const onTime = answered.breached_at === null && record.at <= answered.due_at
  tell(context, jointTaskAnswered, { task: answered, ticket, to: 'ticket', facts: { onTime } })
  return standingOf(answered)
})

export const returning = command(returnJointTask, async (context, { reason, words, ...seen }) => {
  const { db } = context
  const { task: held, ticket } = await lockReceived(context, seen)
  const state = stateAfter(held, 'return')
  const task = await caughtUp(context, { task: held, ticket })
  if ((await standingArbitration(db, task.id)) !== undefined)
    throw new Refusal('joint-handling.disputed', 'conflict')
  if (levelOf(await rulingsOf(db, task.id)) === null)
    throw new Refusal('joint-handling.finallyDecided', 'conflict')
  const returnId = context.newId()
  await addRecord(db, 'joint_task_returns', {
    ...recordOf(context),
    id: returnId,
    task_id: task.id,
    unit_id: task.org_unit_id,
    reason,
    words,
  })
  const returned = await changeTask(context, task, { state, next_wake_at: null })
  await clockEnded(context, task, { answered: false, cause: jointTaskReturned })
  tell(context, jointTaskReturned, { task: returned, ticket, to: 'ticket', facts: { returnId, reason } })
  return standingOf(returned)
})
