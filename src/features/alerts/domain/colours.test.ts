import { colourOf } from '@huixiang/cx-stats/deviation.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colours } from './codes.ts'
import { deviationOf, pagesAbove, rankOf, standingColour } from './colours.ts'
import { recipes } from './recipes.ts'

const down = { worse: 'down', nearZero: 10, whole: 100 } as const
const up = { worse: 'up', nearZero: 0, whole: 1 } as const

test.each([
  [0.0999, 'none'],
  [0.1, 'yellow'],
  [0.1999, 'yellow'],
  [0.2, 'orange'],
  [0.3, 'orange'],
  [0.3001, 'red'],
  [-0.5, 'none'],
])('a deviation of %d is %s', (deviation, colour) => {
  expect(colourOf(deviation)).toBe(colour)
})

test.each([
  [0.45, 0.5, 'yellow'],
  [0.4, 0.5, 'orange'],
  [0.35, 0.5, 'orange'],
  [0.349, 0.5, 'red'],
  [0.45001, 0.5, 'none'],
])(
  '%d against %d stands on its side of the edge whatever a computer makes of the difference: %s',
  (value, expected, colour) => {
    const shares = { worse: 'down', nearZero: 0.001, whole: 1 } as const
    expect(colourOf(deviationOf(value, expected, shares).deviation)).toBe(colour)
  },
)

test('ten, twenty and thirty percent exactly, counted up from any round baseline', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (tens) => {
      const at = (percent: number) => deviationOf((tens * (100 + percent)) / 10, tens * 10, up).deviation
      expect([at(10), at(20), at(30)].map(colourOf)).toEqual(['yellow', 'orange', 'orange'])
    }),
  )
})

test('an NPS near zero is compared in points, not in shares of nothing', () => {
  expect(deviationOf(-12, 2, down)).toEqual({ deviation: 0.14, absolute: true })
  expect(deviationOf(5, 2, down).deviation).toBeLessThan(0)
  expect(deviationOf(18, 20, down)).toEqual({ deviation: 0.1, absolute: false })
})

test.each([
  [34, 40, true],
  [34.001, 40, false],
  [17, 20, true],
  [17.01, 20, false],
  [46, 40, false],
  // Near zero in points of the whole scale: 15 of 100.
  [-13, 2, true],
  [-12.9, 2, false],
])('an NPS of %d against %d pages the regional manager: %s', (value, expected, pages) => {
  expect(pagesAbove(recipes.nps, deviationOf(value, expected, down).deviation)).toBe(pages)
  expect(pagesAbove(recipes.csat, deviationOf(value, expected, down).deviation)).toBe(false)
})

test('what is better, however much, has no colour', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 10, max: 1000, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (usual, by) => {
        expect(colourOf(deviationOf(usual * (1 + by), usual, down).deviation)).toBe('none')
        expect(colourOf(deviationOf(usual / (1 + by), usual, up).deviation)).toBe('none')
      },
    ),
  )
})

test('below zero, worse is still worse', () => {
  expect(deviationOf(-60, -40, down).deviation).toBe(0.5)
})

test('a worse colour needs evidence; one that stands stays until the value has clearly come back', () => {
  expect(standingColour('none', 0.25, false)).toBe('none')
  expect(standingColour('none', 0.25, true)).toBe('orange')
  expect(standingColour('orange', 0.35, false)).toBe('orange')
  expect(standingColour('orange', 0.185, true)).toBe('orange')
  expect(standingColour('orange', 0.17, true)).toBe('yellow')
  expect(standingColour('yellow', 0.085, false)).toBe('yellow')
  expect(standingColour('yellow', 0.07, true)).toBe('none')
})

test('without evidence nothing gets worse, and a value at rest settles at once', () => {
  const colour = fc.constantFrom(...colours)
  fc.assert(
    fc.property(
      colour,
      fc.double({ min: -1, max: 2, noNaN: true }),
      fc.boolean(),
      (before, deviation, may) => {
        const once = standingColour(before, deviation, may)
        if (!may) expect(rankOf(once)).toBeLessThanOrEqual(rankOf(before))
        expect(standingColour(once, deviation, may)).toBe(once)
      },
    ),
  )
})
