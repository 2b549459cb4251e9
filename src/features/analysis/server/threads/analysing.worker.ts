import { parentPort } from 'node:worker_threads'
import { analyse } from '@huixiang/text-analysis/analyse.ts'
import { ModelRefused } from '@huixiang/text-analysis/classifier/model-files.ts'
import { type Labeller, labelling, readLabelModel } from '@huixiang/text-analysis/label-model.ts'
import { compileTaxonomy } from '@huixiang/text-analysis/taxonomy.ts'
import { shippedJudges } from '../public/shipped-judges.ts'
import { wordSenses } from '../public/word-senses.ts'
import { type LabelSources, reasonsFor } from './label-reasons.ts'
import type { FromThread, LabelTools, TextToJudge, ToThread } from './messages.ts'

// One thread of the pool: it holds the dictionaries, the shipped models and the last few sets of labels, and judges texts.

const port = parentPort
if (port === null) throw new Error('This file runs in a thread of its own')
const senses = await wordSenses()
// Rules judge alone where the shipped models cannot be used: better a plainer judgement than none.
const judges = await shippedJudges().catch((error: Error) => {
  process.emitWarning(`The shipped models are not used: ${error.message}`)
})
const known = new Map<string, LabelSources & { readonly labeller: Labeller }>()
const say = (message: FromThread) => port.postMessage(message)

function take({ key, nodes, model, threshold }: LabelTools): void {
  try {
    const taxonomy = compileTaxonomy(nodes)
    const learnt = model === null ? undefined : readLabelModel(model, senses)
    const labeller = labelling({
      taxonomy,
      ...(learnt && { model: learnt }),
      ...(threshold !== null && { threshold }),
    })
    known.set(key, { taxonomy, model: learnt, labeller })
    say({ taken: key })
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error
    say({ refused: key, fault: error.code })
  }
}

function judge(texts: readonly TextToJudge[], labeller: Labeller | undefined) {
  return texts.map(({ text, kindHint, written }) =>
    analyse(text, {
      ...(judges && { judges }),
      ...(labeller && { labeller }),
      ...(kindHint && { kindHint }),
      ...(written && { written }),
    }),
  )
}

port.on('message', (message: ToThread) => {
  if ('take' in message) return take(message.take)
  if ('forget' in message) return void known.delete(message.forget)
  const labels = message.key === null ? undefined : known.get(message.key)
  if ('texts' in message) say({ id: message.id, answer: judge(message.texts, labels?.labeller) })
  else say({ id: message.id, answer: labels === undefined ? [] : reasonsFor(message.explain, labels) })
})
