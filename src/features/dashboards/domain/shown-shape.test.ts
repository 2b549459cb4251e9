import { expect, test } from 'vitest'
import { isDrawn } from './shown-shape.ts'

test('what is missing to compare with keeps no figure away; what would be no sum keeps all away', () => {
  const drawn = (hurdle: Parameters<typeof isDrawn>[1]['hurdle'], picture = 'line') =>
    isDrawn(picture, { hurdle, total: null })
  expect(
    (['noGoal', 'noBenchmark', 'noUnit', 'noEvent', 'eventAhead', 'onlyNow', null] as const).map((one) =>
      drawn(one),
    ),
  ).not.toContain(false)
  expect((['countsOnly', 'mixedUnits', 'noDistribution'] as const).map((one) => drawn(one))).not.toContain(
    true,
  )
})
