import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { cancelTraining, labelTrainingCancelled } from '../../contract/label-models.ts'
import { cancelledTraining } from './label-models.store.ts'

/** Stops a training, whichever process runs it: that one looks whether it is still wanted. */
export const cancellingTraining = command(cancelTraining, async ({ db, now, emit }, { modelId }) => {
  const number = await cancelledTraining(db, modelId, new Date(now))
  if (number === undefined) throw new Refusal('analysis.noTrainingUnderWay', 'conflict')
  emit(labelTrainingCancelled, { subject: modelId, facts: { number } })
  return {}
})
