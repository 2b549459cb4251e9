import type { CommandContext } from '#platform/server/command.ts'
import { labelTrainingRequested } from '../../contract/label-models.ts'
import { insertTraining } from './label-models.store.ts'
import { learnLabels } from './learning-labels.ts'

/** Puts a training in the queue; who asked is null when Huixiang did by itself. */
export async function beginTraining(
  { db, actor, now, newId, emit, enqueue }: CommandContext,
  examples: number,
): Promise<{ modelId: string; number: number }> {
  const modelId = newId()
  const askedBy = actor.kind === 'person' ? actor.id : null
  const number = await insertTraining(db, { id: modelId, askedAt: new Date(now), askedBy })
  await enqueue(learnLabels, { modelId })
  emit(labelTrainingRequested, { subject: modelId, facts: { number, examples } })
  return { modelId, number }
}
