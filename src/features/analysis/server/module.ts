import type { ServerModule } from '#platform/server/module.ts'
import {
  labelModelRestored,
  labelModelsSetAside,
  labelThresholdCleared,
  labelThresholdSet,
  labelTrainingCancelled,
  labelTrainingEnded,
  labelTrainingRequested,
} from '../contract/label-models.ts'
import { nightlyLearningSet, nightlyLearningStopped } from '../contract/nightly-learning.ts'
import {
  analysisCompleted,
  analysisCorrected,
  correctionsExported,
  reanalysisRequested,
} from '../contract.ts'
import { analyseAfterReceipt } from './analyse-after-receipt.reaction.ts'
import { analysisOfVoice } from './analysis-details.query.ts'
import { correctingAnalysis } from './correcting.command.ts'
import { cancellingTraining } from './label-models/cancelling-training.command.ts'
import { labelModelCard, labelModelList } from './label-models/label-models.query.ts'
import { learnAtNight } from './label-models/learn-at-night.timer.ts'
import { learnLabels } from './label-models/learning-labels.ts'
import { restoringLabelModel } from './label-models/restoring-label-model.command.ts'
import { settingLabelThreshold } from './label-models/setting-label-threshold.command.ts'
import { settingNightlyLearning } from './label-models/setting-nightly-learning.command.ts'
import { trainingLabels } from './label-models/training-labels.command.ts'
import { qualityOfLabel } from './label-quality.query.ts'
import { reasonsForLabelOfVoice } from './label-reasons.query.ts'
import { reanalyse, rehomeVoices } from './reanalysing.ts'
import { rehomeAfterSplit } from './rehome-after-split.reaction.ts'
import { requestingReanalysis } from './requesting-reanalysis.command.ts'
import { standingOfAnalysis, voicesToLabel } from './to-label.query.ts'
import { undoingCorrection } from './undoing-correction.command.ts'

export const analysis: ServerModule = {
  name: 'analysis',
  permissions: ['analysis.correct'],
  events: [
    analysisCompleted,
    analysisCorrected,
    reanalysisRequested,
    correctionsExported,
    labelTrainingRequested,
    labelTrainingEnded,
    labelTrainingCancelled,
    labelModelRestored,
    labelModelsSetAside,
    labelThresholdSet,
    labelThresholdCleared,
    nightlyLearningSet,
    nightlyLearningStopped,
  ],
  handlers: [
    analysisOfVoice,
    reasonsForLabelOfVoice,
    correctingAnalysis,
    undoingCorrection,
    voicesToLabel,
    standingOfAnalysis,
    requestingReanalysis,
    labelModelList,
    labelModelCard,
    qualityOfLabel,
    trainingLabels,
    cancellingTraining,
    restoringLabelModel,
    settingLabelThreshold,
    settingNightlyLearning,
  ],
  followers: [analyseAfterReceipt, rehomeAfterSplit],
  timers: [learnAtNight],
  jobs: [reanalyse, rehomeVoices, learnLabels],
}
