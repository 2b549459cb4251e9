import { expect, test } from 'vitest'
import { questionsOf } from './questionnaire.ts'
import { npsGroupsIn, resultsOf } from './results.ts'
import { templates } from './templates.ts'

const bars = (...counts: (number | null)[]) => counts.map((count) => ({ count }))

test('an NPS says of whom it is made: promoters 9 and 10, passives 7 and 8, detractors 0 to 6, each with its interval', () => {
  const groups = npsGroupsIn(bars(1, 0, 0, 2, 0, 1, 6, 4, 6, 12, 8))
  expect(groups.map(({ id, count, share }) => [id, count, share.value])).toEqual([
    ['promoters', 20, 50],
    ['passives', 10, 25],
    ['detractors', 10, 25],
  ])
  for (const { share } of groups) {
    expect(share.low).toBeLessThan(share.value ?? 0)
    expect(share.high).toBeGreaterThan(share.value ?? 100)
  }
})

test('where one bar is hidden because few are behind it, no group is told that would give it away', () => {
  expect(npsGroupsIn(bars(null, 0, 0, 2, 0, 1, 6, 4, 6, 12, 8))).toEqual([])
})

test('the groups make up the score that stands above them', () => {
  const counts = [0, 5, 9, 10].map((score, place) => ({
    question: 'nps',
    part: null,
    value: String(score),
    count: 5 + place,
  }))
  const questions = questionsOf(templates.nps).filter(({ kind }) => kind === 'nps')
  const [result] = resultsOf(questions, { counts, answered: new Map([['nps', 26]]), index: {} })
  const [promoters, , detractors] = npsGroupsIn(result?.rows[0]?.bars ?? [])
  expect(result?.figure?.value).toBeCloseTo(
    (promoters?.share.value ?? 0) - (detractors?.share.value ?? 0),
    10,
  )
})
