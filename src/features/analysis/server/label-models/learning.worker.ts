import { parentPort, workerData } from 'node:worker_threads'
import { ModelRefused } from '@huixiang/text-analysis/classifier/model-files.ts'
import { type LabelModel, readLabelModel, writeLabelModel } from '@huixiang/text-analysis/label-model.ts'
import { trainLabelModel } from '@huixiang/text-analysis/label-training.ts'
import { wordSenses } from '../public/word-senses.ts'
import type { FromLearning, LearningOrder } from './learning-thread.ts'

// One training in a thread of its own: it takes minutes and ends with the thread.

const { before, ...order } = workerData as LearningOrder
const senses = await wordSenses()
const say = (message: FromLearning) => parentPort?.postMessage(message)

/** What serves now, to be compared with; words alone where it cannot be read. */
function serving(): LabelModel | undefined {
  try {
    return before === null ? undefined : readLabelModel(before, senses)
  } catch (error) {
    if (error instanceof ModelRefused) return undefined
    throw error
  }
}

const model = serving()
const learnt = trainLabelModel({
  ...order,
  senses,
  ...(model && { before: model }),
  heard: (step) => say({ step: step === 'comparing' ? 'comparing' : 'learning' }),
})
say({
  files: writeLabelModel(learnt.model),
  card: learnt.report,
})
