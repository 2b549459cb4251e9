import { expect, test } from 'vitest'
import { formulaOf } from './definitions/definition.ts'
import { definitions, goalKeys, metricKeys, metricOfMeasure, overviewMeasures } from './definitions.ts'
import { figuresOf } from './figures.ts'
import { goalRange, sideOf } from './goals.ts'

const all = metricKeys.map((key) => ({ key, ...definitions[key] }))

test('every definition says in both languages what it is called and how it is computed', () => {
  for (const one of all)
    for (const words of [one.name, one.counted, one.outOf, one.leftOut, formulaOf(one)]) {
      if (words === null) continue
      expect(words['zh-CN'], one.key).toMatch(/\p{Script=Han}/u)
      expect(words.en, one.key).toMatch(/^[^\p{Script=Han}]{3,}$/u)
    }
  for (const language of ['zh-CN', 'en'] as const)
    expect(new Set(all.map(({ name }) => name[language])).size).toBe(all.length)
})

test('a share has a denominator, a count and a time have none', () => {
  for (const { key, unit, outOf } of all) {
    if (unit === 'share' || unit === 'points') expect(outOf, key).not.toBeNull()
    if (unit === 'count' || unit === 'milliseconds') expect(outOf, key).toBeNull()
  }
})

test('every figure and every count of the overview has a definition, told as the definition says', () => {
  for (const { key, unit } of figuresOf({ current: {}, previous: {} }, {}))
    expect([key, definitions[key].unit]).toEqual([key, unit])
  const listed = overviewMeasures.map((measure) => metricOfMeasure[measure])
  const shown = all.filter(({ shownOn }) => shownOn.includes('/overview')).map(({ key }) => key)
  expect(shown.toSorted()).toEqual(listed.toSorted())
})

test('what one can aim at has a better side and a range, and the goal that ships lies in it', () => {
  for (const key of goalKeys) {
    const { unit, direction, goal } = definitions[key]
    expect(sideOf(direction), key).not.toBeNull()
    const [low, high] = goalRange[unit]
    if (goal !== undefined) expect(goal >= low && goal <= high).toBe(true)
  }
  expect(definitions.first_contact_resolution.goal).toBe(0.85)
})
