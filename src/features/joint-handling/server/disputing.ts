import type { CommandContext } from '#platform/server/command.ts'
import { arbitrationAsked } from '../contract.ts'
import type { ArbitrationLevel, Ground } from '../domain/arbitration.ts'
import { addRecord, type JointTask } from './joint-handling.store.ts'
import { changeTask, recordOf } from './moving.ts'
import { tell } from './telling.ts'
import type { Held } from './visibility.ts'

/** Brings a sub-task before a level that decides. */
export async function openDispute(
  context: CommandContext,
  { task, ticket }: Pick<Held, 'task' | 'ticket'>,
  dispute: { ground: Ground; level: ArbitrationLevel; words: string | null },
): Promise<JointTask> {
  const { at, by } = recordOf(context)
  const arbitrationId = context.newId()
  const { ground, level } = dispute
  await addRecord(context.db, 'joint_arbitrations', {
    ...dispute,
    id: arbitrationId,
    task_id: task.id,
    opened_at: at,
    opened_by: by,
    ended_at: null,
  })
  const disputed = await changeTask(context, task, {})
  tell(context, arbitrationAsked, {
    task: disputed,
    ticket,
    to: 'unit',
    facts: { arbitrationId, ground, level },
  })
  return disputed
}
