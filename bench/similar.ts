import { SimilarIndex } from '@huixiang/text-analysis/similar/similar-texts.ts'
import { type BenchLine, quantile } from './line.ts'
import { joinedTexts } from './volume/texts.ts'

const askedTimes = 500
const textUnits = 60

const hundredths = (value: number) => Math.round(value * 100) / 100

function timesOf(work: () => unknown): number[] {
  const times = Array.from({ length: askedTimes }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return times.sort((one, other) => one - other)
}

const perSecond = (times: readonly number[]) =>
  Math.round((times.length * 1000) / times.reduce((sum, time) => sum + time, 0))

/**
 * The ten texts most like a new one, among so many of 60 characters, one question after another on one core. The floor
 * looks through the first 100,000 of them with `String.includes`, which finds nothing but exact copies.
 */
export function benchSimilar(count: number): BenchLine {
  const next = joinedTexts(textUnits)
  const index = new SimilarIndex()
  const kept: string[] = []
  const began = performance.now()
  for (let i = 0; i < count; i++) {
    const text = next()
    if (kept.length < 100_000) kept.push(text)
    index.add(String(i), text, i)
  }
  const seconds = (performance.now() - began) / 1000
  const floor = timesOf(() => {
    const question = next()
    return kept.some((text) => text.includes(question))
  })
  const times = timesOf(() => index.similar(next()))
  const at = (share: number) => hundredths(quantile(times, share))
  return {
    workload: 'similar',
    ops: perSecond(times),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    floor: { ops: perSecond(floor) },
    ratio: hundredths(perSecond(times) / perSecond(floor)),
    tickets: count,
    seconds: Math.round(seconds),
    mebibytes: Math.round(index.bytes / 2 ** 20),
  }
}
