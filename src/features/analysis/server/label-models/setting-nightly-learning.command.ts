import { taxonomyStanding } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  nightlyLearningSet,
  nightlyLearningStopped,
  setNightlyLearning,
} from '../../contract/nightly-learning.ts'
import { saveNightRule } from './nights.store.ts'

/** Says when labels are learnt by themselves, or that they are not. */
export const settingNightlyLearning = command(
  setNightlyLearning,
  async ({ db, actor, now, emit }, { hour, atLeast }) => {
    const standing = await taxonomyStanding(db)
    if (standing === null) throw new Refusal('analysis.noTaxonomy', 'conflict')
    const by = actor.kind === 'person' ? actor.id : null
    await saveNightRule(db, { hour, atLeast }, { at: new Date(now), by })
    if (hour === null) emit(nightlyLearningStopped, { subject: standing.id, facts: {} })
    else emit(nightlyLearningSet, { subject: standing.id, facts: { hour, atLeast } })
    return {}
  },
)
