import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { labelTrainingRequested, trainLabels } from '../../contract/label-models.ts'
import { mostExamples, neededExamples } from '../../domain/label-models.ts'
import { insertTraining, trainingUnderWay } from './label-models.store.ts'
import { countLabelled } from './labelled-voices.ts'
import { learnLabels } from './learning-labels.ts'

/** Has labels learnt from what people said, one training at a time. */
export const trainingLabels = command(trainLabels, async ({ db, actor, now, newId, emit, enqueue }) => {
  if ((await trainingUnderWay(db, now)) !== undefined)
    throw new Refusal('analysis.trainingUnderWay', 'conflict')
  const examples = await countLabelled(db, mostExamples)
  if (examples < neededExamples)
    throw new Refusal('analysis.tooFewExamples', 'conflict', { examples, needed: neededExamples })
  const modelId = newId()
  const askedBy = actor.kind === 'person' ? actor.id : null
  const number = await insertTraining(db, { id: modelId, askedAt: new Date(now), askedBy })
  await enqueue(learnLabels, { modelId })
  emit(labelTrainingRequested, { subject: modelId, facts: { number, examples } })
  return { modelId, number }
})
