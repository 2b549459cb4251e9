import { expect, test } from 'vitest'
import { crossTable } from './cross-table.ts'
import { toldAnswers, toldCounts } from './hearing.ts'
import { partialResults } from './partial-results.ts'
import type { Answers, Question } from './questionnaire.ts'
import { type Result, resultsOf } from './results.ts'
import { tallied, toldBy } from './tallies.ts'
import type { Crossed } from './told-groups.ts'

// Somebody who knows how all this works has only what is told of a part of anonymous answers, and tries every number of people that would tell the same.

const words = { zh: '', en: '' }
const base = { title: words, hint: words, required: false, visibleIf: null }

/** All lines of so many numbers that add up to `n`. */
function* lines(width: number, n: number): Generator<number[]> {
  if (width === 1) yield [n]
  else
    for (let count = 0; count <= n; count += 1)
      for (const others of lines(width - 1, n - count)) yield [count, ...others]
}

const peopleWith = (question: string, counts: readonly number[]): Answers[] =>
  counts.flatMap((count, place) => Array.from({ length: count }, () => ({ [question]: 1 + place })))

function resultOf(question: Question, people: readonly Answers[]): readonly Result[] {
  const kept = tallied([question], people).map(({ count, ...said }) => ({
    ...said,
    ...{ named: 0, anonymous: count },
  }))
  const { heard, answered } = toldBy(kept)
  const counts = toldCounts(heard, answered)
  return resultsOf([question], { answered: toldAnswers(answered), counts, index: {} })
}

/** What is told of people who said these things, taken from a whole in which many others said each of them. */
function told(question: Question, counts: readonly number[]): string {
  const part = resultOf(question, peopleWith(question.id, counts))
  const all = counts.map((count) => count + 20)
  const whole = resultOf(question, peopleWith(question.id, all))
  return JSON.stringify(partialResults(part, [{ part, whole }]))
}

const asked: readonly Question[] = [
  { ...base, id: 'csat', kind: 'csat', look: 'faces' },
  { ...base, id: 'ces', kind: 'ces', scale: 'effort-5' },
]

test.each(asked)(
  'a number of fewer than five cannot be reckoned from what is told of a part: $kind',
  (question) => {
    const same = Map.groupBy(lines(5, 12), (counts) => told(question, counts))
    for (const possible of same.values())
      for (const place of possible[0]?.keys() ?? []) {
        const [only = 0, ...others] = new Set(possible.map((counts) => counts[place]))
        const isReckoned = others.length === 0 && only > 0 && only < 5
        expect(isReckoned, JSON.stringify(possible)).toBe(false)
      }
  },
)

const said = (table: readonly (readonly number[])[]): Crossed[] =>
  table.flatMap((row, group) =>
    row.flatMap((count, place) =>
      count === 0 ? [] : [{ seal: 1, group: `g${group}`, said: String(place - 1), count }],
    ),
  )

test('neither the NPS of a group nor a test over all cells lets a cell that is not told be reckoned', () => {
  const categories = ['-1', '0', '1'].map((id) => ({ id, words: null }))
  const groups = ['g0', 'g1']
  const nps = crossTable(
    [
      said([
        [2, 2, 2],
        [20, 20, 20],
      ]),
    ],
    {
      groups,
      said: categories,
      scale: { range: null, isNps: true },
    },
  )
  // Six people with an NPS of 0 and this interval can only be two of each.
  expect(nps.groups[0]?.cells.map(({ count }) => count)).toEqual([null, null, null])
  expect([nps.groups[0]?.figure, nps.test]).toEqual([null, null])
  const open = crossTable(
    [
      said([
        [9, 9, 9],
        [20, 20, 20],
      ]),
    ],
    {
      groups,
      said: categories,
      scale: { range: null, isNps: true },
    },
  )
  expect(open.groups[0]?.figure?.value).toBe(0)
  expect(open.test?.method).toBe('anova')
  const choices = { groups, said: categories, scale: { range: null, isNps: false } }
  expect(
    crossTable(
      [
        said([
          [2, 9, 9],
          [20, 20, 20],
        ]),
      ],
      choices,
    ).test,
  ).toBeNull()
  expect(
    crossTable(
      [
        said([
          [7, 9, 9],
          [20, 20, 20],
        ]),
      ],
      choices,
    ).test?.method,
  ).toBe('chi-square')
})
