import { describe, expect, test } from 'vitest'
import type { Cut } from './answers.ts'
import { medianOf, placeOf } from './ranking.ts'
import { complaints, counted, csat, keysOf, ofParts, row, share, shown } from './testing/given-answers.ts'

describe('sibling units', () => {
  const rows = [
    row('north', share(90, 100)),
    row('east', share(80, 100)),
    row('west', share(70, 100)),
    row('south', share(60, 100)),
    row(null, share(99, 100)),
  ]
  const number = (cut: Cut, unitId: string | undefined = 'east') =>
    shown({
      widget: { picture: 'number', by: 'none', comparison: 'siblings' },
      scope: { unitId },
      cuts: { now: [{ ...cut, total: share(80, 100) }], siblings: [ofParts(cut, ...rows)] },
    })

  test('a unit has its place among its siblings and the median of them; what belongs to no unit is none', () => {
    expect(number(csat).headline).toEqual({ kind: 'siblings', rank: 2, of: 4, middle: 0.75 })
    expect(number({ ...csat, direction: 'less' }).headline).toMatchObject({ rank: 3 })
    expect(
      shown({
        ...{ widget: { picture: 'number', by: 'none', comparison: 'siblings' } },
        scope: { unitId: undefined },
        cuts: { now: [csat] },
      }).hurdle,
    ).toBe('noUnit')
  })

  test('what belongs to the unit above them alone is no sibling', () => {
    const withAbove = [row('root', share(95, 100)), ...rows]
    const given = { widget: { picture: 'number', by: 'none', comparison: 'siblings' } } as const
    const now = [{ ...csat, total: share(80, 100) }]
    expect(
      shown({ ...given, cuts: { now, siblings: [ofParts(csat, ...withAbove)] } }).headline,
    ).toMatchObject({ rank: 2, of: 4 })
    const bars = { by: 'unit', comparison: 'siblings' } as const
    expect(keysOf(shown({ widget: bars, cuts: { now: [ofParts(csat, ...withAbove)] } }))[0]).toBe('north')
  })

  test('as bars the best stands first, one’s own is marked, and only clear differences are told', () => {
    const found = shown({
      widget: { by: 'unit', comparison: 'siblings' },
      cuts: { now: [{ ...ofParts(csat, ...rows.toReversed()), total: share(300, 400) }] },
    })
    expect(keysOf(found)).toEqual(['north', 'east', 'west', 'south'])
    expect(found.rows.map(({ own }) => own)).toEqual([false, true, false, false])
    expect(found.rows.map(({ said }) => said?.said)).toEqual(['better', 'same', 'same', 'worse'])
  })
})

test('rank: fewest complaints first; those alike share a place; each with its place before', () => {
  const found = shown({
    widget: { by: 'unit', comparison: 'rank' },
    cuts: {
      now: [
        ofParts(
          complaints,
          row('a', counted(9)),
          row('b', counted(3)),
          row('c', counted(3)),
          row('d', counted(5)),
          row(null, counted(1)),
        ),
      ],
      before: [ofParts(complaints, row(null, counted(0)), row('a', counted(1)), row('b', counted(2)))],
    },
  })
  expect(keysOf(found)).toEqual(['b', 'c', 'd', 'a'])
  expect(found.rows.map(({ rank }) => [rank?.now, rank?.before])).toEqual([
    [1, 2],
    [1, null],
    [3, null],
    [4, 1],
  ])
})

test('what stands right in the unit looked at is a part of it, and has no place among the units below', () => {
  const cuts = {
    now: [ofParts(complaints, row('east', counted(1)), row('a', counted(9)), row('b', counted(3)))],
    before: [ofParts(complaints, row('east', counted(0)), row('a', counted(1)), row('b', counted(2)))],
  }
  const placed = (comparison: 'rank' | 'extremes') =>
    shown({ widget: { by: 'unit', comparison }, cuts }).rows.map(({ key, rank }) => [key, rank?.now])
  expect(placed('rank')).toEqual([
    ['b', 1],
    ['a', 2],
  ])
  expect(placed('extremes')).toEqual(placed('rank'))
  expect(shown({ widget: { by: 'unit', comparison: 'rank' }, cuts }).rows[1]?.rank?.before).toBe(1)
  const shares = shown({ widget: { by: 'unit', comparison: 'share' }, cuts })
  expect([keysOf(shares), shares.rows.map(({ itself }) => itself)]).toEqual([
    ['a', 'b', 'east'],
    [false, false, true],
  ])
  const alone = { now: [ofParts(complaints, row('east', counted(1)), row(null, counted(2)))] }
  expect(shown({ widget: { by: 'unit' }, cuts: alone }).rows.map(({ itself }) => itself)).toEqual([
    false,
    false,
  ])
})

test('best and worst: three of each, with their places among all', () => {
  const hits = [10, 20, 30, 40, 50, 60, 70, 80]
  const found = shown({
    widget: { by: 'unit', comparison: 'extremes' },
    cuts: {
      now: [
        {
          ...ofParts(csat, ...hits.map((one) => row(`u${one}`, share(one, 100)))),
          total: share(360, 800),
        },
      ],
    },
  })
  expect(keysOf(found)).toEqual(['u80', 'u70', 'u60', 'u30', 'u20', 'u10'])
  expect(found.rows.map(({ rank, said }) => [rank?.now, said?.said])).toEqual([
    [1, 'better'],
    [2, 'better'],
    [3, 'better'],
    [6, 'worse'],
    [7, 'worse'],
    [8, 'worse'],
  ])
})

test('places and medians', () => {
  expect([4, 2, 2, 1].map((value) => placeOf(value, [4, 2, 2, 1], 'more'))).toEqual([1, 2, 2, 4])
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, null])
})

test('parts stand by their size, hours and weekdays in their order', () => {
  const of = (by: 'label' | 'hour' | 'weekday') =>
    keysOf(
      shown({
        widget: { by },
        cuts: { now: [ofParts(complaints, row('1', counted(2)), row('2', counted(5)))] },
      }),
    )
  expect([of('label'), of('hour'), of('weekday')]).toEqual([
    ['2', '1'],
    ['1', '2'],
    ['1', '2'],
  ])
})
