import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertColours, significances } from './codes.ts'
import { rankOf } from './colours.ts'
import type { Sensitivity } from './sensitivity.ts'
import { type JudgedAlert, leastJudged, suggestionFor, wouldTell } from './tuning.ts'

const asked: Sensitivity = { minimumN: 30, significance: 0.01, fromColour: 'yellow' }
const alert = (right: boolean, look: Partial<JudgedAlert['segments'][number]>): JudgedAlert => ({
  right,
  segments: [{ n: 100, deviation: 0.5, p: 1e-9, ...look }],
})
const times = (n: number, one: JudgedAlert) => Array.from({ length: n }, () => one)

test('where the false ones were slight, a rule is to speak from orange on', () => {
  const past = [...times(4, alert(true, { deviation: 0.25 })), ...times(6, alert(false, { deviation: 0.15 }))]
  expect(suggestionFor(past, asked)).toEqual({
    ...asked,
    fromColour: 'orange',
    right: 4,
    wrong: 6,
    spared: 6,
  })
})

test('where the false ones were about few, the least n is raised, to a round number where that loses nothing', () => {
  const few = times(3, alert(false, { n: 43, deviation: 0.9 }))
  expect(suggestionFor([...times(2, alert(true, {})), ...few], asked)).toMatchObject({
    minimumN: 44,
    spared: 3,
  })
  const many = times(3, alert(false, { n: 431, deviation: 0.9 }))
  expect(suggestionFor([...times(2, alert(true, { n: 900 })), ...many], asked)).toMatchObject({
    minimumN: 440,
  })
  expect(suggestionFor([...times(2, alert(true, { n: 435 })), ...many], asked)).toMatchObject({
    minimumN: 432,
  })
})

test('where the false ones were hardly sure, a rule is to be surer', () => {
  const past = [...times(3, alert(true, {})), ...times(2, alert(false, { p: 0.004, n: 500 }))]
  expect(suggestionFor(past, asked)).toMatchObject({
    significance: 0.001,
    minimumN: 30,
    fromColour: 'yellow',
  })
})

test('one false alert, four that were judged, and false ones like the true ones speak for nothing', () => {
  const slight = alert(false, { deviation: 0.12 })
  expect(suggestionFor([...times(9, alert(true, {})), slight], asked)).toBeNull()
  expect(suggestionFor([...times(2, alert(true, {})), ...times(2, slight)], asked)).toBeNull()
  expect(suggestionFor([...times(5, alert(true, {})), ...times(5, alert(false, {}))], asked)).toBeNull()
})

test('what the rule would not tell any more is no reason to ask for more', () => {
  const past = [...times(4, alert(true, {})), ...times(6, alert(false, { deviation: 0.15 }))]
  expect(suggestionFor(past, { ...asked, fromColour: 'orange' })).toBeNull()
})

const looks = fc.record({
  n: fc.integer({ min: 1, max: 150_000 }),
  deviation: fc.double({ min: -0.2, max: 2, noNaN: true }),
  p: fc.double({ min: 0, max: 0.05, noNaN: true }),
})
const pasts = fc.array(
  fc.record({ right: fc.boolean(), segments: fc.array(looks, { minLength: 1, maxLength: 4 }) }),
  { maxLength: 40 },
)
const sensitivities = fc.record({
  minimumN: fc.integer({ min: 1, max: 5000 }),
  significance: fc.constantFrom(...significances),
  fromColour: fc.constantFrom(...alertColours),
})

test('a suggestion is stricter, loses no true alert, spares just so many false ones, and leaves nothing more to suggest', () => {
  fc.assert(
    fc.property(pasts, sensitivities, (past, now) => {
      const found = suggestionFor(past, now)
      const told = past.filter((one) => wouldTell(one, now))
      if (told.length < leastJudged) expect(found).toBeNull()
      if (found === null) return
      expect(found.minimumN).toBeGreaterThanOrEqual(now.minimumN)
      expect(found.significance).toBeLessThanOrEqual(now.significance)
      expect(rankOf(found.fromColour)).toBeGreaterThanOrEqual(rankOf(now.fromColour))
      const still = told.filter((one) => wouldTell(one, found))
      expect(still.filter(({ right }) => right)).toHaveLength(found.right)
      expect(still.filter(({ right }) => !right)).toHaveLength(found.wrong - found.spared)
      expect(suggestionFor(past, found)).toBeNull()
    }),
  )
})

test('asking for more never tells more', () => {
  fc.assert(
    fc.property(pasts, sensitivities, sensitivities, (past, a, b) => {
      const stricter: Sensitivity = {
        minimumN: Math.max(a.minimumN, b.minimumN),
        significance: a.significance < b.significance ? a.significance : b.significance,
        fromColour: rankOf(a.fromColour) > rankOf(b.fromColour) ? a.fromColour : b.fromColour,
      }
      for (const one of past) if (wouldTell(one, stricter)) expect(wouldTell(one, a)).toBe(true)
    }),
  )
})
