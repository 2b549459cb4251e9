import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { describe, expect, test } from 'vitest'
import type { Benchmark } from './answers.ts'
import type { Widget } from './board.ts'
import { periodBehind } from './questions.ts'
import {
  complaints,
  counted,
  csat,
  keysOf,
  ofParts,
  row,
  scope,
  share,
  shown,
  valuesOf,
} from './testing/given-answers.ts'

describe('the period before', () => {
  test('a whole figure is told with what chance leaves of its change', () => {
    const told = (earlier: number) =>
      shown({
        widget: { picture: 'number', by: 'none', comparison: 'previous' },
        cuts: { now: [complaints], before: [{ ...complaints, total: counted(earlier) }] },
      }).headline
    // Thirty days each: 60 grow to 100, 95 hardly do.
    expect(told(60)).toMatchObject({ kind: 'previous', said: 'worse', difference: 40 })
    expect(told(95)).toMatchObject({ said: 'same', difference: 5 })
  })

  test('a month of which nothing is known is no month without complaints; a week without one is', () => {
    const told = (days: { from: string; to: string }) =>
      shown({
        scope: days,
        widget: { picture: 'number', by: 'none', comparison: 'previous' },
        cuts: { now: [{ ...complaints, ...days }], before: [{ ...complaints, total: counted(0) }] },
      }).headline
    expect(told({ from: '2026-03-01', to: '2026-03-30' })).toMatchObject({ said: 'unclear' })
    expect(told({ from: '2026-03-01', to: '2026-03-07' })).toMatchObject({ said: 'worse' })
  })

  test('parts stand beside themselves, whatever the order; a part that was not there before has nothing beside it', () => {
    const found = shown({
      widget: { comparison: 'previous' },
      cuts: {
        now: [
          ofParts(complaints, row('late', counted(20)), row('rude', counted(80)), row('new', counted(5))),
        ],
        before: [ofParts(complaints, row('rude', counted(30)), row('late', counted(21)))],
      },
    })
    expect(keysOf(found)).toEqual(['rude', 'late', 'new'])
    expect([valuesOf(found, 'complaints'), valuesOf(found, 'before')]).toEqual([
      [80, 20, 5],
      [30, 21, null],
    ])
    expect(found.rows.map(({ said }) => said?.said)).toEqual(['worse', 'same', 'unclear'])
    expect(found.series.map(({ role }) => role)).toEqual(['now', 'before'])
  })

  test('a month stands beside the month before, though the thirty days before it touch two', () => {
    const found = shown({
      widget: { picture: 'line', by: 'month', comparison: 'previous' },
      scope: { from: '2026-03-01', to: '2026-03-31' },
      cuts: {
        now: [ofParts(complaints, row('2026-03', counted(70)))],
        before: [ofParts(complaints, row('2026-01', counted(6)), row('2026-02', counted(64)))],
      },
    })
    expect(valuesOf(found, 'before')).toEqual([64])
  })

  test('days stand beside the day as many days earlier, even where one is missing', () => {
    const found = shown({
      widget: { picture: 'line', by: 'day', comparison: 'previous' },
      scope: { from: '2026-04-04', to: '2026-04-06' },
      cuts: {
        now: [ofParts(complaints, ...['04', '05', '06'].map((day) => row(`2026-04-${day}`, counted(1))))],
        before: [ofParts(complaints, row('2026-04-01', counted(11)), row('2026-04-03', counted(13)))],
      },
    })
    expect(valuesOf(found, 'before')).toEqual([11, null, 13])
  })
})

describe('the same days of last year', () => {
  test('each day has its date, and 29 February the 28th', () => {
    const days = ['02-28', '02-29', '03-01']
    const found = shown({
      widget: { picture: 'line', by: 'day', comparison: 'last_year' },
      scope: { from: '2024-02-28', to: '2024-03-01' },
      cuts: {
        now: [ofParts(complaints, ...days.map((day) => row(`2024-${day}`, counted(1))))],
        before: [ofParts(complaints, row('2023-02-28', counted(28)), row('2023-03-01', counted(31)))],
      },
    })
    expect(valuesOf(found, 'before')).toEqual([28, 28, 31])
  })

  test('a year of which nothing is known is no year without complaints', () => {
    const told = (earlier: number) =>
      shown({
        widget: { picture: 'number', by: 'none', comparison: 'last_year' },
        cuts: { now: [complaints], before: [{ ...complaints, total: counted(earlier) }] },
      }).headline
    expect(told(0)).toMatchObject({ kind: 'last_year', said: 'unclear' })
    expect(told(160)).toMatchObject({ said: 'better', difference: -60 })
  })

  test('weeks and quarters stand beside those of last year', () => {
    const beside = (by: 'week' | 'quarter', key: string, then: string) =>
      valuesOf(
        shown({
          widget: { picture: 'line', by, comparison: 'last_year' },
          scope: { from: '2026-04-01', to: '2026-06-30' },
          cuts: {
            now: [ofParts(complaints, row(key, counted(1)))],
            before: [ofParts(complaints, row('2025-W01', counted(1)), row(then, counted(9)))],
          },
        }),
        'before',
      )
    expect([beside('week', '2026-W20', '2025-W20'), beside('quarter', '2026-Q2', '2025-Q2')]).toEqual([
      [9],
      [9],
    ])
  })
})

describe('where years are made of weeks', () => {
  const weekYears = { pattern: '4-5-4', yearBegins: 2, weekBegins: 7, ends: 'nearest' } as const
  const beside = (
    widget: object,
    days: { from: string; to: string },
    now: string[],
    then: [string, number][],
  ) =>
    valuesOf(
      shown({
        widget: { picture: 'line', ...widget },
        scope: { ...days, weekYears },
        cuts: {
          now: [ofParts(complaints, ...now.map((key) => row(key, counted(1))))],
          before: [ofParts(complaints, ...then.map(([key, value]) => row(key, counted(value))))],
        },
      }),
      'before',
    )

  test('each period stands beside the one with its number a year ago, after a 53rd week as well', () => {
    expect(
      beside(
        { by: 'month', comparison: 'last_year' },
        { from: '2024-02-04', to: '2024-05-04' },
        ['2024-P01/2024-02-04/P4W', '2024-P02/2024-03-03/P5W', '2024-P03/2024-04-07/P4W'],
        [
          ['2023-P01/2023-01-29/P4W', 1],
          ['2023-P02/2023-02-26/P5W', 2],
          ['2023-P03/2023-04-02/P4W', 3],
        ],
      ),
    ).toEqual([1, 2, 3])
  })

  test('a whole period asks for the one before it, or for the same weeks a year ago', () => {
    const behind = (comparison: 'previous' | 'last_year') =>
      periodBehind({ comparison } as Widget, { ...scope, from: '2023-02-26', to: '2023-04-01', weekYears })
    expect(behind('previous')).toEqual({ from: '2023-01-29', to: '2023-02-25' })
    expect(behind('last_year')).toEqual({ from: '2022-02-27', to: '2022-04-02' })
  })

  test('days of a longer period that the one before had not stand beside none', () => {
    expect(
      beside(
        { by: 'day', comparison: 'previous' },
        { from: '2023-02-26', to: '2023-04-01' },
        ['2023-02-26', '2023-03-25', '2023-03-26'],
        [
          ['2023-01-29', 7],
          ['2023-02-25', 8],
        ],
      ),
    ).toEqual([7, 8, null])
  })
})

describe('a goal', () => {
  const number = (total: Estimate, goal: number | null) =>
    shown({
      widget: { picture: 'number', by: 'none', comparison: 'goal' },
      cuts: { now: [{ ...csat, total, goal }] },
    })

  test('is met or missed by the whole interval, else unclear; without one nothing is said', () => {
    expect(number(share(950, 1000), 0.9).headline).toMatchObject({ kind: 'goal', value: 0.9, status: 'met' })
    expect(number(share(800, 1000), 0.9).headline).toMatchObject({ status: 'missed' })
    expect(number(share(9, 10), 0.85).headline).toMatchObject({ status: 'unclear' })
    expect(number(share(9, 10), null)).toMatchObject({ headline: null, hurdle: 'noGoal' })
  })

  test('where less is better it is the most there may be', () => {
    const found = shown({
      widget: { picture: 'number', by: 'none', comparison: 'goal' },
      cuts: { now: [{ ...csat, direction: 'less', total: share(20, 1000), goal: 0.05 }] },
    })
    expect(found.headline).toMatchObject({ status: 'met' })
  })

  test('each part has its own', () => {
    const found = shown({
      widget: { by: 'unit', comparison: 'goal' },
      cuts: {
        now: [{ ...ofParts(csat, row('east', share(8, 10), 0.9), row('west', share(9, 10))), goal: 0.85 }],
      },
    })
    expect([keysOf(found), valuesOf(found, 'goal')]).toEqual([
      ['west', 'east'],
      [null, 0.9],
    ])
  })
})

describe('a benchmark of the industry', () => {
  const benchmarks: Benchmark[] = [
    { metric: 'csat', period: '2026-03', value: 0.7, source: '协会' },
    { metric: 'csat', period: '2026', value: 0.8, source: '协会' },
  ]

  test('the whole is held to the one of its last day', () => {
    const asked = { picture: 'number', by: 'none', comparison: 'benchmark' } as const
    const long = { ...csat, from: '2026-03-01', total: share(900, 1000) }
    const found = shown({ widget: asked, cuts: { now: [long] }, benchmarks })
    expect(found.headline).toEqual({ kind: 'benchmark', value: 0.8, status: 'met', source: '协会' })
    expect(shown({ widget: asked, cuts: { now: [csat] } }).hurdle).toBe('noBenchmark')
  })

  test('each month to its own', () => {
    const found = shown({
      widget: { picture: 'line', by: 'month', comparison: 'benchmark' },
      scope: { from: '2026-03-01' },
      cuts: { now: [ofParts(csat, row('2026-03', share(8, 10)), row('2026-04', share(9, 10)))] },
      benchmarks,
    })
    expect(valuesOf(found, 'benchmark')).toEqual([0.7, 0.8])
  })
})
