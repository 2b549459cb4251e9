import { census } from '@huixiang/cx-stats/census.ts'
import { nps } from '@huixiang/cx-stats/nps.ts'
import { describe, expect, test } from 'vitest'
import type { Cut } from './answers.ts'
import type { EventMark } from './questions.ts'
import {
  complaints,
  counted,
  csat,
  keysOf,
  ofParts,
  row,
  share,
  shown,
  valuesOf,
} from './testing/given-answers.ts'

test('cumulative: each day with all before it; a day without anything adds nothing', () => {
  const found = shown({
    widget: { picture: 'line', by: 'day', comparison: 'cumulative' },
    cuts: {
      now: [
        ofParts(
          complaints,
          row('2026-04-01', counted(3)),
          row('2026-04-02', null),
          row('2026-04-03', counted(4)),
        ),
      ],
    },
  })
  expect([valuesOf(found, 'running'), found.series.map(({ key }) => key)]).toEqual([[3, 3, 7], ['running']])
  const ofShares = shown({
    widget: { picture: 'line', by: 'day', comparison: 'cumulative' },
    cuts: { now: [csat] },
  })
  expect(ofShares.hurdle).toBe('countsOnly')
})

test('how many stand open now has no earlier time: the figure stays, and nothing is compared', () => {
  const open: Cut = { ...complaints, metric: 'open', direction: 'neither', total: census(90) }
  for (const comparison of ['previous', 'last_year'] as const) {
    const found = shown({
      widget: { picture: 'number', by: 'none', comparison },
      cuts: { now: [open], before: [open] },
    })
    expect(found).toMatchObject({ hurdle: 'onlyNow', headline: null, total: { value: 90 } })
  }
})

describe('a moving average', () => {
  const averaged = (by: 'day' | 'month', cut: Cut) =>
    valuesOf(
      shown({ widget: { picture: 'line', by, comparison: 'moving_average' }, cuts: { now: [cut] } }),
      'average',
    )

  test('of days goes over seven, and says nothing before there are seven', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 15].map((value, i) => row(`2026-04-0${i + 1}`, counted(value)))
    expect(averaged('day', ofParts(complaints, ...days))).toEqual([null, null, null, null, null, null, 4, 6])
  })

  test('of shares weighs each month by its answers', () => {
    const months = [share(9, 10), share(10, 20), share(70, 70)].map((one, i) => row(`2026-0${i + 1}`, one))
    const [, , third] = averaged('month', ofParts(csat, ...months))
    expect(third).toBeCloseTo(89 / 100, 12)
  })

  test('passes over a month without answers', () => {
    const months = [share(9, 10), share(0, 0), share(1, 10)].map((one, i) => row(`2026-0${i + 1}`, one))
    expect(averaged('month', ofParts(csat, ...months))[2]).toBeCloseTo(0.5, 12)
  })
})

test('share: of all parts together, largest first, with its interval', () => {
  const found = shown({
    widget: { comparison: 'share' },
    cuts: {
      now: [ofParts(complaints, row('late', counted(10)), row('rude', counted(30)), row(null, counted(60)))],
    },
  })
  expect([keysOf(found), valuesOf(found, 'portion')]).toEqual([
    [null, 'rude', 'late'],
    [0.6, 0.3, 0.1],
  ])
  expect(found.rows[2]?.values.portion).toEqual(share(10, 100))
})

describe('before and after an event', () => {
  const release: EventMark = {
    ...{ id: 'm', name: '新版', kind: 'release', from: '2026-04-10', to: '2026-04-12' },
    ...{ unitId: null, unitName: null, split: null, segment: null, segmentName: null },
  }
  const widget = { picture: 'number', by: 'none', comparison: 'event', markId: 'm' } as const
  const group = (promoters: number, passives: number, detractors: number): Cut => ({
    ...{ ...csat, metric: 'nps', unitOfMeasure: 'points' },
    total: nps({ promoters, passives, detractors }),
  })

  test('the figure after it is held against the one before', () => {
    const found = shown({
      widget,
      scope: { marks: [release] },
      cuts: { now: [group(1, 1, 1)], before: [group(50, 50, 100)], after: [group(120, 50, 30)] },
    })
    expect(found.headline).toMatchObject({ kind: 'event', said: 'better' })
    expect(found.headline).toMatchObject({ before: { value: -25 }, after: { value: 45 } })
  })

  test('one that is not known, or not over, leaves nothing to say', () => {
    expect(shown({ widget, cuts: { now: [csat] } }).hurdle).toBe('noEvent')
    const ahead = { ...release, to: '2026-05-02' }
    expect(shown({ widget, scope: { marks: [ahead] }, cuts: { now: [csat] } }).hurdle).toBe('eventAhead')
  })
})

describe('a distribution', () => {
  const widget = { by: 'none', comparison: 'distribution' } as const

  test('of a scale counts each answer', () => {
    const distribution = [1, 2, 3].map((one) => ({ from: one, to: one, n: one * 10 }))
    const found = shown({ widget, cuts: { now: [{ ...csat, distribution }] } })
    expect([keysOf(found), valuesOf(found, 'csat')]).toEqual([
      ['1', '2', '3'],
      [10, 20, 30],
    ])
  })

  test('of times counts in spans that people speak of', () => {
    const distribution = [
      { from: 60_000, to: 120_000, n: 4 },
      { from: 7_200_000, to: 7_300_000, n: 2 },
    ]
    const times = { ...csat, unitOfMeasure: 'milliseconds', distribution }
    const found = shown({ widget, cuts: { now: [times] } })
    expect(valuesOf(found, 'csat').slice(0, 4)).toEqual([4, 0, 0, 2])
    expect(found.unitOfMeasure).toBe('count')
  })

  test('without answers there is none', () => {
    expect(shown({ widget, cuts: { now: [{ ...csat, distribution: [] }] } }).hurdle).toBe('noDistribution')
  })
})

test('figures in several units stand in one table, not in one picture', () => {
  const cuts = {
    now: [ofParts(complaints, row('late', counted(3))), ofParts(csat, row('late', share(1, 2)))],
  }
  expect(shown({ widget: { picture: 'line', by: 'month' }, cuts }).hurdle).toBe('mixedUnits')
  const table = shown({ widget: { picture: 'table' }, cuts })
  expect([table.hurdle, valuesOf(table, 'complaints'), valuesOf(table, 'csat')]).toEqual([null, [3], [0.5]])
})
