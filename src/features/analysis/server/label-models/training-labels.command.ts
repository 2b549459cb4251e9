import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { trainLabels } from '../../contract/label-models.ts'
import { mostExamples, neededExamples } from '../../domain/label-models.ts'
import { beginTraining } from './beginning-training.ts'
import { trainingUnderWay } from './label-models.store.ts'
import { countLabelled } from './labelled-voices.ts'

/** Has labels learnt from what people said, one training at a time. */
export const trainingLabels = command(trainLabels, async (context) => {
  const { db, now } = context
  if ((await trainingUnderWay(db, now)) !== undefined)
    throw new Refusal('analysis.trainingUnderWay', 'conflict')
  const examples = await countLabelled(db, mostExamples)
  if (examples < neededExamples)
    throw new Refusal('analysis.tooFewExamples', 'conflict', { examples, needed: neededExamples })
  return beginTraining(context, examples)
})
