import type { ServerModule } from '#platform/server/module.ts'
import { analysisCompleted, analysisCorrected, reanalysisRequested } from '../contract.ts'
import { analyseAfterReceipt } from './analyse-after-receipt.reaction.ts'
import { analysisOfVoice } from './analysis-details.query.ts'
import { correctingAnalysis } from './correcting.command.ts'
import { reanalyse } from './reanalysing.ts'
import { requestingReanalysis } from './requesting-reanalysis.command.ts'
import { standingOfAnalysis, voicesToLabel } from './to-label.query.ts'

export const analysis: ServerModule = {
  name: 'analysis',
  permissions: ['analysis.correct'],
  events: [analysisCompleted, analysisCorrected, reanalysisRequested],
  handlers: [analysisOfVoice, correctingAnalysis, voicesToLabel, standingOfAnalysis, requestingReanalysis],
  followers: [analyseAfterReceipt],
  jobs: [reanalyse],
}
