import { expect, test } from 'vitest'
import { causesOf, matched } from './causes.ts'
import type { Colour } from './codes.ts'
import type { Finding } from './evaluating.ts'

const parents = new Map<string, string | null>([
  ['group', null],
  ['east', 'group'],
  ['west', 'group'],
  ['hangzhou', 'east'],
  ['ningbo', 'east'],
  ['chengdu', 'west'],
])
const found = (key: string, colour: Colour, before: Colour = 'none'): Finding => ({
  key,
  parent: parents.get(key) ?? null,
  colour,
  before,
  better: false,
  value: 2,
  expected: 1,
  low: 0,
  high: 1.5,
  n: 100,
  deviation: 1,
  absolute: false,
  p: 0,
  window: { from: 0, until: 1 },
})
const kept = (causes: ReturnType<typeof causesOf>) =>
  causes.map(({ segments, covered, colour }) => ({ of: segments.map(({ key }) => key), covered, colour }))

test('a region swallows its cities, and is told in the worst colour among them', () => {
  const causes = causesOf([found('east', 'yellow'), found('hangzhou', 'red'), found('west', 'none')], parents)
  expect(kept(causes)).toEqual([{ of: ['east'], covered: ['east', 'hangzhou'], colour: 'red' }])
})

test('what is swallowed is kept, each within the nearest above it, so that whose it is can be told', () => {
  const all = [
    found('group', 'yellow'),
    found('east', 'orange'),
    found('hangzhou', 'red'),
    found('chengdu', 'yellow'),
  ]
  const [cause, ...more] = causesOf(all, parents)
  expect(more).toEqual([])
  expect(cause?.segments.map(({ key }) => key)).toEqual(['group'])
  expect(cause?.swallowed.map(({ key, within }) => [key, within])).toEqual([
    ['hangzhou', 'east'],
    ['east', 'group'],
    ['chengdu', 'group'],
  ])
})

test('siblings are one alert, the worst first; cousins are two', () => {
  const siblings = causesOf([found('ningbo', 'yellow'), found('hangzhou', 'red')], parents)
  expect(kept(siblings)).toEqual([
    { of: ['hangzhou', 'ningbo'], covered: ['hangzhou', 'ningbo'], colour: 'red' },
  ])
  expect(causesOf([found('chengdu', 'yellow'), found('hangzhou', 'red')], parents)).toHaveLength(2)
})

test('a calm region between a coloured city and a coloured group is swallowed with its city', () => {
  expect(kept(causesOf([found('group', 'orange'), found('hangzhou', 'red')], parents))).toEqual([
    { of: ['group'], covered: ['group', 'hangzhou'], colour: 'red' },
  ])
})

test('an open alert goes on when a sibling joins or the parent takes over, and two that are one become the older', () => {
  const alerts = [{ id: 'first', covered: ['hangzhou'] }]
  const joined = causesOf([found('hangzhou', 'red', 'red'), found('ningbo', 'yellow')], parents)
  expect(matched(alerts, joined, parents)).toMatchObject({
    goOn: [{ alert: { id: 'first' } }],
    over: [],
    fresh: [],
  })
  const two = [...alerts, { id: 'second', covered: ['chengdu'] }]
  const whole = causesOf(
    [found('group', 'red'), found('hangzhou', 'red', 'red'), found('chengdu', 'red', 'red')],
    parents,
  )
  expect(matched(two, whole, parents)).toMatchObject({
    goOn: [{ alert: { id: 'first' }, merged: [{ id: 'second' }] }],
    over: [],
    fresh: [],
  })
})

test('what one alert is about stays one, although nothing but that alert holds it together', () => {
  const cousins = causesOf(
    [found('chengdu', 'yellow', 'yellow'), found('hangzhou', 'red', 'orange')],
    parents,
  )
  const held = matched([{ id: 'first', covered: ['chengdu', 'hangzhou'] }], cousins, parents)
  expect(held).toMatchObject({ goOn: [{ alert: { id: 'first' }, merged: [] }], over: [], fresh: [] })
  expect(kept([held.goOn[0]?.cause as (typeof cousins)[number]])).toEqual([
    { of: ['hangzhou', 'chengdu'], covered: ['chengdu', 'hangzhou'], colour: 'red' },
  ])
})

test('what is calm again is over; what a person closed is not opened again unless it gets worse', () => {
  expect(matched([{ id: 'first', covered: ['east'] }], [], parents)).toMatchObject({
    over: [{ id: 'first' }],
  })
  expect(matched([], causesOf([found('east', 'orange', 'orange')], parents), parents).fresh).toEqual([])
  expect(matched([], causesOf([found('east', 'red', 'orange')], parents), parents).fresh).toHaveLength(1)
})
