import { parentPort } from 'node:worker_threads'
import { analyse } from '@huixiang/text-analysis/analyse.ts'
import { ModelRefused } from '@huixiang/text-analysis/classifier/model-files.ts'
import { type Labeller, labelling, readLabelModel } from '@huixiang/text-analysis/label-model.ts'
import { compileTaxonomy } from '@huixiang/text-analysis/taxonomy.ts'
import { shippedJudges } from '../public/shipped-judges.ts'
import { wordSenses } from '../public/word-senses.ts'
import type { FromThread, LabelTools, ToThread } from './messages.ts'

// One thread of the pool: it holds the dictionaries, the shipped models and the last few sets of labels, and judges texts.

const port = parentPort
if (port === null) throw new Error('This file runs in a thread of its own')
const senses = await wordSenses()
// Rules judge alone where the shipped models cannot be used: better a plainer judgement than none.
const judges = await shippedJudges().catch((error: Error) => {
  process.emitWarning(`The shipped models are not used: ${error.message}`)
})
const labellers = new Map<string, Labeller>()
const say = (message: FromThread) => port.postMessage(message)

function take({ key, nodes, model, threshold }: LabelTools): void {
  try {
    const learnt = model === null ? {} : { model: readLabelModel(model, senses) }
    const from = threshold === null ? {} : { threshold }
    labellers.set(key, labelling({ taxonomy: compileTaxonomy(nodes), ...learnt, ...from }))
    say({ taken: key })
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error
    say({ refused: key, fault: error.code })
  }
}

port.on('message', (message: ToThread) => {
  if ('take' in message) take(message.take)
  else if ('forget' in message) labellers.delete(message.forget)
  else {
    const labeller = message.key === null ? undefined : labellers.get(message.key)
    const analyses = message.texts.map(({ text, kindHint }) =>
      analyse(text, {
        ...(judges && { judges }),
        ...(labeller && { labeller }),
        ...(kindHint && { kindHint }),
      }),
    )
    say({ id: message.id, analyses })
  }
})
