import { readCorpus } from '@huixiang/text-analysis/corpus/corpus.ts'
import { findTopics } from '@huixiang/text-analysis/corpus/topics.ts'
import { segmenter } from '@huixiang/text-analysis/words.ts'
import { type BenchLine, quantile } from './line.ts'
import { joinedTexts } from './volume/texts.ts'

const textUnits = 60

const hundredths = (value: number) => Math.round(value * 100) / 100

/** Runs a job again and again until its time is over, at least once; times of the runs, sorted. */
function timesOf(job: () => unknown, budgetMs: number): number[] {
  const times: number[] = []
  let spentMs = 0
  while (times.length === 0 || spentMs < budgetMs) {
    const began = performance.now()
    job()
    times.push(performance.now() - began)
    spentMs += times.at(-1) as number
  }
  return times.sort((one, other) => one - other)
}

/** Words, phrases and topics of so many texts of 60 characters, on one core, times of the whole set; the floor only cuts them into words. */
export function benchTopics(count: number, seconds: number): BenchLine {
  const next = joinedTexts(textUnits)
  const texts = Array.from({ length: count }, (_, i) => ({ id: String(i), text: next(), group: 0 }))
  const floor = timesOf(() => texts.forEach(({ text }) => void segmenter().cut(text, true)), seconds * 250)
  const times = timesOf(() => findTopics(readCorpus(texts), { group: 0, seed: 1 }), seconds * 1000)
  const at = (share: number) => hundredths(quantile(times, share))
  const perSecond = (ms: number) => Math.round((count * 1000) / ms)
  const [ops, floorOps] = [perSecond(quantile(times, 0.5)), perSecond(quantile(floor, 0.5))]
  return {
    workload: 'topics',
    ops,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    floor: { ops: floorOps },
    ratio: hundredths(ops / floorOps),
    tickets: count,
  }
}
