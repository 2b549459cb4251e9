import { parentPort, workerData } from 'node:worker_threads'
import { type CorpusText, readCorpus } from '@huixiang/text-analysis/corpus/corpus.ts'
import { openPool } from '#platform/server/database/connection.ts'
import { readHandleOn } from '#platform/server/database/handles.ts'
import { stepBack } from '#platform/server/priority.ts'
import { findTopicsOf, findWords } from '../domain/finding.ts'
import { mostBaselineVoices, mostVoices } from '../domain/insights.ts'
import { withBaselines } from '../domain/periods.ts'
import type { FromFinding, Order } from './finding-thread.ts'
import { voicesToRead } from './voices-to-read.query.ts'

// One look into the voices of a period, in a thread of its own that ends with it.

stepBack()
const { databaseUrl, wanted } = workerData as Order
const say = (message: FromFinding) => parentPort?.postMessage(message)
const pool = openPool(databaseUrl, { max: 1, readOnly: true, name: 'explorer' })
const read = readHandleOn(pool)
const { choice } = wanted

const texts: CorpusText[] = []
const judged = new Map<string, number>()
const sizes: number[] = []
const periods = withBaselines({ from: choice.from as string, to: choice.to as string })
let more = false

for (const [group, period] of periods.entries()) {
  const most = group === 0 ? mostVoices : mostBaselineVoices
  let n = 0
  for await (const voices of voicesToRead(read, { ...wanted, choice: { ...choice, ...period } }, most)) {
    n += voices.length
    for (const { id, text, sentiment } of voices) {
      texts.push({ id, text, group })
      if (sentiment !== null) judged.set(id, sentiment)
    }
    say({ working: { step: 'reading', read: texts.length } })
  }
  sizes.push(n)
  if (group === 0) more = n === most
}
await pool.end()

say({ working: { step: 'counting', read: texts.length } })
const corpus = readCorpus(texts)
const voices = {
  corpus,
  sizes,
  sentiments: Float64Array.from(corpus.ids, (id) => judged.get(id) ?? Number.NaN),
}
const words = findWords(voices)
say({ working: { step: 'grouping', read: texts.length } })
const topics = findTopicsOf(voices)
say({
  insights: {
    ...words,
    ...topics,
    more,
    periods: periods.map((period, i) => ({ ...period, n: sizes[i] as number })),
    voiceIds: corpus.ids.map((id, voice) => (corpus.groups[voice] === 0 ? id : '')),
  },
})
