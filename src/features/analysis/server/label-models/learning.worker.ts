import { parentPort, workerData } from 'node:worker_threads'
import { featureKeysIn } from '@huixiang/text-analysis/classifier/feature-keys.ts'
import { ModelRefused } from '@huixiang/text-analysis/classifier/model-files.ts'
import {
  type LabelModel,
  labelling,
  readLabelModel,
  writeLabelModel,
} from '@huixiang/text-analysis/label-model.ts'
import { trainLabelModel } from '@huixiang/text-analysis/label-training.ts'
import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { compileTaxonomy } from '@huixiang/text-analysis/taxonomy.ts'
import { stepBack } from '#platform/server/priority.ts'
import { type Said, surenessOf } from '../../domain/label-models.ts'
import { wordSenses } from '../public/word-senses.ts'
import type { FromLearning, LearningOrder } from './learning-thread.ts'

// One training in a thread of its own: it takes minutes and ends with the thread.

stepBack()
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

/** What the new model says of the test texts whose label is still in the tree. */
function saidOf(learnt: LabelModel): Said[] {
  const known = new Set(order.nodes.map(({ id }) => id))
  const label = labelling({ taxonomy: compileTaxonomy(order.nodes), model: learnt })
  return order.test
    .filter((example) => known.has(String(example.label)))
    .map(({ text, label: truth }) => {
      const folded = normalise(text)
      return { truth: String(truth), first: label(folded, featureKeysIn(folded.text)).labels[0] }
    })
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
  card: { ...learnt.report, sureness: surenessOf(saidOf(learnt.model)) },
})
