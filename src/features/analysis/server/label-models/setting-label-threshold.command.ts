import { taxonomyStanding } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { labelThresholdCleared, labelThresholdSet, setLabelThreshold } from '../../contract/label-models.ts'
import { saveThreshold } from './label-models.store.ts'

/** Says how sure a label must be; what was judged before can be judged again with it. */
export const settingLabelThreshold = command(
  setLabelThreshold,
  async ({ db, actor, now, emit }, { threshold }) => {
    const standing = await taxonomyStanding(db)
    if (standing === null) throw new Refusal('analysis.noTaxonomy', 'conflict')
    await saveThreshold(db, { threshold, at: new Date(now), by: actor.kind === 'person' ? actor.id : null })
    if (threshold === null) emit(labelThresholdCleared, { subject: standing.id, facts: {} })
    else emit(labelThresholdSet, { subject: standing.id, facts: { threshold } })
    return {}
  },
)
