import { seededRandom } from '@huixiang/text-analysis/classifier/seeded-random.ts'
import { expect, test } from 'vitest'
import { featuresOf, readFeature } from './features.ts'
import { learn, type PastCase } from './learning.ts'
import { effectsOf, levels, spreadOf } from './model.ts'
import {
  chanceOfLate,
  shareOverBy,
  workedWhenLateGets,
  workedWhenOver,
  workedWhenOverAfter,
} from './waiting.ts'

const hour = 3_600_000
const month = 720 * hour

/** Handlings of a month; those of the slow unit take four times as long. Some of the last are not over. */
function history(n: number, { seed = 1, now = month } = {}): PastCase[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, (_, i) => {
    const beganAt = (i / n) * month
    const slow = i % 2 === 0
    const took = (slow ? 40 : 10) * hour * -Math.log(1 - random())
    const solvedAt = beganAt + took <= now ? beganAt + took : null
    return {
      features: [slow ? 'unit:slow' : 'unit:quick', 'kind:complaint'],
      beganAt,
      solvedAt,
      workedBy: (at) => at - beganAt,
    }
  })
}
const learnt = learn(history(3000), month)
const model = learnt?.model ?? expect.fail('nothing was learnt')
const inHours = (logarithm: number | undefined) => Math.exp(logarithm as number) / hour

test('what takes longer is forecast longer, each near its own median', () => {
  const [quick, slow] = ['unit:quick', 'unit:slow'].map((unit) =>
    inHours(spreadOf(model, [unit, 'kind:complaint'])[2]),
  )
  expect(quick).toBeGreaterThan(5.5)
  expect(quick).toBeLessThan(8.5)
  expect(slow).toBeGreaterThan(22)
  expect(slow).toBeLessThan(34)
})

test('tried on what came later, eight in ten end within their interval, and one forecast for all would be worse', () => {
  const { held, loss, plainLoss, n } = learnt?.quality ?? expect.fail()
  expect(n).toBeGreaterThan(300)
  expect(held.low as number).toBeLessThan(0.84)
  expect(held.high as number).toBeGreaterThan(0.76)
  expect(loss).toBeLessThan(plainLoss * 0.95)
})

test('a forecast is made only of what was known at its time', () => {
  const before = history(3000).map((one) => ({
    ...one,
    solvedAt: one.solvedAt !== null && one.solvedAt > month / 2 ? null : one.solvedAt,
  }))
  expect(learn(before, month / 2)?.model).toEqual(learn(history(3000), month / 2)?.model)
})

test('too few solved cases teach nothing', () => {
  expect(learn(history(150), month)).toBeNull()
  expect(learn([], month)).toBeNull()
})

test('the features that matter are named, with how much they matter', () => {
  const [first, ...more] = effectsOf(model, ['kind:complaint', 'unit:slow', 'unit:never seen'], {
    least: 1.15,
    most: 3,
  })
  expect(first?.feature).toBe('unit:slow')
  expect(first?.times).toBeGreaterThan(1.5)
  expect(more.map(({ feature }) => feature)).not.toContain('unit:never seen')
})

const spread = spreadOf(model, ['unit:slow'])

test('levels come out as they went in, and shares and times answer each other', () => {
  for (const [i, level] of levels.entries()) {
    expect(workedWhenOver(spread, level) / Math.exp(spread[i] as number)).toBeCloseTo(1, 4)
    expect(shareOverBy(spread, workedWhenOver(spread, level))).toBeCloseTo(level, 4)
  }
  for (const share of [0.01, 0.3, 0.62, 0.97])
    expect(shareOverBy(spread, workedWhenOver(spread, share))).toBeCloseTo(share, 4)
  expect(shareOverBy(spread, 0)).toBe(0)
})

test('the longer a case takes, the later it is expected, and never in the past', () => {
  const middles = [0, 1, 20, 100, 2000].map((hours) => workedWhenOverAfter(spread, hours * hour, 0.5))
  expect(middles).toEqual(middles.toSorted((one, other) => one - other))
  for (const [i, hours] of [0, 1, 20, 100, 2000].entries())
    expect(middles[i]).toBeGreaterThanOrEqual(hours * hour)
  expect(Number.isFinite(workedWhenOverAfter(spread, 1e15, 0.9))).toBe(true)
})

test('lateness grows likelier while nothing happens, and is certain once the time is over', () => {
  const due = workedWhenOver(spread, 0.75)
  const chances = [0, 0.3, 0.6, 0.9].map((part) => chanceOfLate(spread, part * due, due))
  expect(chances[0]).toBeCloseTo(0.25, 3)
  expect(chances).toEqual(chances.toSorted((one, other) => one - other))
  expect(chanceOfLate(spread, due, due)).toBe(1)
  const turn = workedWhenLateGets(spread, due, 0.5)
  expect(chanceOfLate(spread, turn, due)).toBeCloseTo(0.5, 3)
  expect(workedWhenLateGets(spread, workedWhenOver(spread, 0.3), 0.5)).toBe(0)
})

test('a forecast without any spread is one moment', () => {
  const certain = [10, 10, 10, 10, 10]
  expect(workedWhenOver(certain, 0.5)).toBeCloseTo(Math.exp(10), -1)
  expect(chanceOfLate(certain, 0, Math.exp(11))).toBeLessThan(0.001)
})

test('features say what is known, and can be read again', () => {
  const features = featuresOf({
    ...{ labelIds: ['a', 'b'], unitId: 'u', kind: 'complaint', urgency: null, tier: 2, cycle: 2 },
    ...{ weekday: 0, hour: 23, arrivals: 6 },
  })
  expect(features).toEqual([
    'label:a',
    'label:b',
    'unit:u',
    'kind:complaint',
    'tier:2',
    'again:yes',
    'weekday:0',
    'hours:20',
    'load:2',
  ])
  expect(readFeature('unit:x:y')).toEqual({ kind: 'unit', which: 'x:y' })
})
