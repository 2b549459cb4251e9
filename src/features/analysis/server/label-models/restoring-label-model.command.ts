import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { labelModelRestored, labelModelsSetAside, restoreLabelModel } from '../../contract/label-models.ts'
import { reanalyse } from '../reanalysing.ts'
import { serveModel, servingModel, usableModel } from './label-models.store.ts'

/** Puts an earlier model back, or sets the one in use aside, and has everything judged again. Saying what stands changes nothing. */
export const restoringLabelModel = command(restoreLabelModel, async ({ db, emit, enqueue }, { modelId }) => {
  const before = await servingModel(db)
  const after = modelId === null ? undefined : await usableModel(db, modelId)
  if (modelId !== null && after === undefined) throw new Refusal('analysis.modelNotUsable', 'conflict')
  if (before?.id === after?.id) return {}
  await serveModel(db, modelId)
  await enqueue(reanalyse, {}, { once: 'reanalyse' })
  if (after !== undefined) emit(labelModelRestored, { subject: after.id, facts: { number: after.number } })
  else if (before !== undefined)
    emit(labelModelsSetAside, { subject: before.id, facts: { number: before.number } })
  return {}
})
