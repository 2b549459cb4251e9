import { expect, test } from 'vitest'
import { evaluate } from './evaluating.ts'
import type { Mark } from './marks.ts'
import { emptySeries } from './measured.ts'
import { recipes } from './recipes.ts'
import { colourIn, counts, days, ended, first, frame, ruleOf, segment, today } from './testing/made-days.ts'

test('of a week in which one day is muted the other days are judged', () => {
  const muting = (from: number, to: number): Mark => ({
    from: first + from,
    to: first + to,
    effect: 'mute',
    factor: 1,
  })
  const doubled = counts((n, day) => (day > today - 7 ? n * 2 : n))
  const rule = ruleOf('complaints', { windowDays: 7 })
  const found = (marks: readonly Mark[], series = doubled) =>
    evaluate([segment(series, { frame: frame(marks) })], rule, { on: ended, before: new Map() })
  const wednesday = muting(today - 5, today - 5)
  const [whole, part] = [found([])[0], found([wednesday])[0]]
  expect([whole?.colour, part?.colour]).toEqual(['red', 'red'])
  expect(part?.window).toEqual(whole?.window)
  // Six days instead of seven: without one working day, a day has fewer on the average.
  expect(part?.value).toBeLessThan(whole?.value as number)
  expect(part?.expected).toBeLessThan(whole?.expected as number)
  // What only the muted day was too much is nobody's matter, and a week that is muted whole is not judged.
  const spike = counts((n, day) => (day === today - 5 ? n * 20 : n))
  expect([found([], spike)[0]?.colour, found([wednesday], spike)[0]?.colour]).toEqual(['red', 'none'])
  expect(found([muting(today - 9, today)])).toEqual([])
})

test('an NPS 15 % below what is usual is told also where a rule begins with a worse colour, for it pages the regional manager', () => {
  const fallen = (to: number) => {
    const series = emptySeries(days)
    for (let day = 0; day < days; day++) {
      // Of 10,000 answers so many promoters that the NPS is 40, and on the last day `to`; the others are detractors.
      const promoters = ((day === today ? to : 40) + 100) * 50
      series.n[day] = 10_000
      series.sum[day] = promoters * 100 - (10_000 - promoters) * 100
      series.squares[day] = 10_000 * 10_000
    }
    return series
  }
  const rule = ruleOf('nps', { fromColour: 'orange' as const, pagesFrom: recipes.nps.pagesFrom })
  expect([35, 34, 31].map((to) => colourIn(fallen(to), rule))).toEqual(['none', 'yellow', 'orange'])
  // Told once, it stays until it has clearly come back.
  expect([34.5, 33, 35.5].map((to) => colourIn(fallen(to), rule, 'yellow'))).toEqual([
    'yellow',
    'yellow',
    'none',
  ])
  expect(colourIn(fallen(34), ruleOf('csat', { recipe: recipes.nps, fromColour: 'orange' }))).toBe('none')
})

test('whoever looks twice at a count that goes on needs twice the evidence', () => {
  const going = { day: today, partial: true }
  const more = (by: number) => counts((n, day) => (day === today ? n + by : n))
  const p = (on: typeof going, by: number) =>
    evaluate([segment(more(by))], ruleOf('complaints'), { on, before: new Map() })[0]?.p as number
  for (const by of [10, 20, 30])
    expect(p(going, by)).toBeCloseTo(Math.min(1, 2 * p({ ...going, partial: false }, by)), 12)
})
