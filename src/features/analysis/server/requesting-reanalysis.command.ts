import { taxonomyStanding } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { reanalysisRequested, requestReanalysis } from '../contract.ts'
import { standingNow } from './label-models/models-in-use.ts'
import { countOutdated } from './outdated.ts'
import { reanalyse } from './reanalysing.ts'

/** Has everything judged again that an older analyser or tree judged; what people said stays. */
export const requestingReanalysis = command(requestReanalysis, async ({ db, emit, enqueue }) => {
  const standing = await taxonomyStanding(db)
  if (standing === null) throw new Refusal('analysis.noTaxonomy', 'conflict')
  const outdated = await countOutdated(db, await standingNow(db))
  if (outdated === 0) return { outdated }
  await enqueue(reanalyse, {}, { once: 'reanalyse' })
  emit(reanalysisRequested, { subject: standing.id, facts: { taxonomyVersion: standing.version, outdated } })
  return { outdated }
})
