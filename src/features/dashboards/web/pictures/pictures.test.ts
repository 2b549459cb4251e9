import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { expect, test } from 'vitest'
import { onMap } from '../../domain/on-map.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'
import { groundOf } from './ground.ts'
import { withShareSoFar } from './share-so-far.ts'
import { stepsOf } from './steps.ts'

const counted = (value: number): Estimate => ({
  ...{ value, n: value, low: null, high: null, confidence: 0.95, method: 'count' },
})
const row = (key: string, values: ShownRow['values'], name = key): ShownRow => ({
  ...{ key, values, said: null, rank: null, own: false, itself: false, name: { 'zh-CN': name, en: name } },
})

test('the few that make up most: the line says what share of all they are so far, of what is not drawn, too', () => {
  const points = [60, 25, 5].map((value, i) => ({ at: `${i}`, values: { n: counted(value) } }))
  const drawn = withShareSoFar(points, 'n', 100)
  expect(drawn.map(({ values }) => (values as Record<string, Estimate>)['so-far']?.value)).toEqual([
    0.6, 0.85, 0.9,
  ])
  const nothing = withShareSoFar([{ at: '0', values: { n: counted(0) } }], 'n', 0)
  expect(nothing[0]?.values).toMatchObject({ 'so-far': { value: 0 } })
})

test('the more of the most, the stronger the ground; never so strong that the figure is lost', () => {
  const strength = (value: number, most: number) => Number(/(\d+)%/.exec(groundOf(value, most))?.[1])
  expect([strength(0, 10), strength(5, 10), strength(10, 10)]).toEqual([4, 23, 42])
  expect([strength(-3, 10), strength(0, 0), strength(20, 10)]).toEqual([4, 4, 42])
})

test('each step is told as a part of the one before, and as wide as its part of the widest', () => {
  const steps = stepsOf([200, 150, 0, 30].map((value, i) => row(`${i}`, { now: counted(value) })))
  expect(steps.map(({ count, ofBefore, width }) => [count, ofBefore, width])).toEqual([
    [200, null, 1],
    [150, 0.75, 0.75],
    [0, 0, 0],
    [30, null, 0.15],
  ])
  expect(stepsOf([row('a', { now: null })]).map(({ width }) => width)).toEqual([0])
})

const tile = (rows: readonly ShownRow[], unitOfMeasure: string, code: string) => {
  const { tiles, elsewhere } = onMap({ rows, unitOfMeasure }, 'm')
  const found = tiles.find(({ province }) => province.code === code)
  return {
    keys: found?.rows.map(({ key }) => key),
    value: found?.estimate?.value,
    elsewhere: elsewhere.length,
  }
}

test('units of one province share its tile: counts add up, shares weigh by their answers, scores are not put together', () => {
  const two = (a: Estimate, b: Estimate) => [
    row('广州客服部', { m: a }),
    row('深圳客服部', { m: b }),
    row('总部', { m: a }),
  ]
  const keys = ['广州客服部', '深圳客服部']
  expect(tile(two(counted(3), counted(4)), 'count', '44')).toEqual({ keys, value: 7, elsewhere: 1 })
  const shares = two(proportion({ hits: 9, n: 10 }), proportion({ hits: 10, n: 90 }))
  expect(tile(shares, 'share', '44')).toEqual({ keys, value: 0.19, elsewhere: 1 })
  expect(tile(two(counted(3), counted(4)), 'points', '44')).toMatchObject({ keys, value: undefined })
  expect(tile(shares, 'share', '11')).toEqual({ keys: [], value: undefined, elsewhere: 1 })
})
