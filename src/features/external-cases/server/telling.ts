import type { CommandContext } from '#platform/server/command.ts'
import type { Step } from '../domain/life.ts'
import { addStep, type ExternalCase } from './external-cases.store.ts'

/** What events say of a case. */
export const factsOf = ({ id, source, due_on }: ExternalCase) => ({
  externalCaseId: id,
  source,
  dueOn: due_on,
})

/** What a reply to a write says. */
export const standingOf = ({ id, state, version }: ExternalCase) => ({ externalCaseId: id, state, version })

/** Keeps who took a step and when. */
export async function record(
  { db, newId, now, actor }: CommandContext,
  { id }: Pick<ExternalCase, 'id'>,
  { step, words = null }: { step: Step | 'add' | 'change'; words?: string | null },
): Promise<void> {
  await addStep(db, {
    id: newId(),
    external_case_id: id,
    step,
    words,
    at: new Date(now),
    by: actor.kind === 'person' ? actor.id : null,
  })
}
