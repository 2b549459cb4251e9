import { expect, test } from 'vitest'
import { widgetsAbout } from './about-metric.ts'
import { flawsIn } from './sense.ts'

const byDay = ['none', 'day', 'week', 'month', 'quarter', 'year', 'weekday', 'unit', 'label']
const told = { key: 'complaints', unit: 'count', cuts: byDay, aims: false }
const shapesOf = (of: Partial<typeof told>) =>
  widgetsAbout({ ...told, ...of }).map(({ picture, by, comparison }) => [picture, by, comparison])

test('counts go by day, shares by week and beside their goal', () => {
  expect(shapesOf({})).toEqual([
    ['number', 'none', 'previous'],
    ['line', 'day', null],
  ])
  expect(shapesOf({ unit: 'share', aims: true })[1]).toEqual(['line', 'week', 'goal'])
})

test('what stands open now has no course and no time before, and is told by unit; what is not cut is not told', () => {
  expect(shapesOf({ cuts: ['none', 'unit', 'agent'] })).toEqual([
    ['number', 'none', null],
    ['bar', 'unit', null],
  ])
  expect(shapesOf({ cuts: ['none'] })).toEqual([['number', 'none', null]])
  expect(shapesOf({ cuts: [] })).toEqual([])
})

test('all of it makes sense', () => {
  for (const cuts of [byDay, ['none', 'unit'], ['none']])
    for (const aims of [true, false])
      for (const unit of ['count', 'share'])
        expect(widgetsAbout({ ...told, cuts, aims, unit }).flatMap(flawsIn)).toEqual([])
})
