import type { CommandContext } from '#platform/server/command.ts'
import { type AnswerClock, type AnswerStep, appendAnswerSteps } from '../clock-log.store.ts'

/** Records what happened to the answer clock of a sub-task or of a letter of supervision, in this order. */
export async function logAnswerClock(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  clock: AnswerClock,
  steps: readonly AnswerStep[],
): Promise<void> {
  await appendAnswerSteps(db, { clock, steps, now })
}
