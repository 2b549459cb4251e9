import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Replayed, replayed } from '../../domain/clock-log.ts'
import { calendarsEver, logOf } from '../clock-log.query.ts'
import { appendJointSteps, type JointClock, type JointStep } from '../clock-log.store.ts'

/** Records what happened to the answer clock of a sub-task, in this order. */
export async function logJointClock(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  clock: JointClock,
  steps: readonly JointStep[],
): Promise<void> {
  await appendJointSteps(db, { clock, steps, now })
}

/** What their logs alone say of the answer clocks of sub-tasks; those without a beginning in the log are left out. */
export async function replayedJointClocks(
  db: ReadHandle,
  jointTaskIds: readonly string[],
): Promise<ReadonlyMap<string, Replayed & { readonly calendarVersion: number | null }>> {
  const [calendarOf, log] = await Promise.all([calendarsEver(db), logOf(db, jointTaskIds, 'joint_task_id')])
  return new Map(
    [...log].flatMap(([id, entries]) => {
      const result = replayed(entries, calendarOf)
      const calendarVersion = entries.at(-1)?.calendarVersion ?? null
      return result === null ? [] : [[id, { ...result, calendarVersion }] as const]
    }),
  )
}
