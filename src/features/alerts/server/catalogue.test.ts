import { expect, test } from 'vitest'
import { recipes as counted } from '#features/metrics/domain/cuts.ts'
import { definitions, goalKeys, type MetricKey } from '#features/metrics/domain/definitions.ts'
import { withGoals } from '../domain/codes.ts'
import { recipes } from '../domain/recipes.ts'

// First contact today is what first contact is on its last day.
const watchedAs = (key: MetricKey) => (key === 'contact_today' ? 'first_contact' : key)

test('every metric of the catalogue that has a better side and a course of days can be watched, on its worse side', () => {
  for (const key of goalKeys.filter((one) => counted[one] !== undefined)) {
    const recipe = recipes[watchedAs(key) as keyof typeof recipes]
    expect(recipe, key).toBeDefined()
    expect(recipe.scale.worse, key).toBe(definitions[key].direction === 'less' ? 'up' : 'down')
    expect(recipe.unit, key).toBe(definitions[key].unit)
  }
})

test('it is cut by what the catalogue says that it can be cut by', () => {
  for (const key of goalKeys.filter((one) => counted[one] !== undefined)) {
    const { dimensions } = definitions[key]
    const { splits } = recipes[watchedAs(key) as keyof typeof recipes]
    const parts = ['unit', 'label', 'channel', 'kind', 'agent', 'touchpoint'] as const
    expect(splits.toSorted(), key).toEqual(
      ['none', ...parts.filter((part) => dimensions.includes(part))].toSorted(),
    )
  }
})

test('what has goals for any day is held against them: shares, points and scores', () => {
  for (const key of goalKeys.filter((one) => counted[one] !== undefined && one !== 'contact_today')) {
    const hasOne = !['count', 'milliseconds'].includes(definitions[key].unit)
    expect(withGoals.has(key as never), key).toBe(hasOne)
  }
})
