import { confidenceOf } from '../estimate.ts'
import { benjaminiHochberg } from '../false-discovery.ts'
import { holm } from '../family-wise-error.ts'
import { InputError } from '../input-error.ts'
import { proportion } from '../proportion.ts'
import { reliability } from '../reliability.ts'
import { choice, countOf, list, number, orNull } from '../schema.ts'
import { aboutSize, inputOf, method, told, type Warning } from './method.ts'

const share = method({
  name: 'proportion',
  summary: 'A share 0…1 with Wilson’s interval',
  gives: 'nothing more',
  source: 'Wilson 1927; Newcombe, Statistics in Medicine 17 (1998) 857, method 3',
  input: inputOf({ successes: countOf('How many did'), n: countOf('Of how many') }),
  example: { successes: 81, n: 263 },
  run: ({ successes, n, ...options }) => {
    if (successes > n) throw new InputError('inconsistent', { argument: 'successes', successes, n })
    return told(proportion({ hits: successes, n }, options), [aboutSize(n)])
  },
})

const alpha = method({
  name: 'reliability',
  summary: 'Whether items ask for one thing: Cronbach’s α',
  gives: 'items (how many), withoutItem (α without each item)',
  source: 'Cronbach, Psychometrika 16 (1951) 297; interval: Feldt, Psychometrika 30 (1965) 357',
  input: inputOf({
    items: list(list(orNull(number('A score, null when skipped')), { maxItems: 200 }), {
      description: 'The item scores of each respondent; one with a gap is left out',
    }),
  }),
  example: {
    items: [
      [3, 4, 3],
      [5, 5, 4],
      [2, 2, 3],
      [4, 4, 5],
      [1, 2, 1],
    ],
  },
  run: ({ items, ...options }) => {
    const rows = items.filter((row): row is readonly number[] => row.every((score) => score !== null))
    const { items: asked, withoutItem, ...estimate } = reliability(rows, options)
    const { n, value } = estimate
    const warnings = [
      aboutSize(n),
      n > 0 && asked < 2 && 'oneGroup',
      n > 1 && asked > 1 && value === null && 'allAlike',
      value === 1 && 'exactLine',
      n < items.length && 'skipped',
    ] as const
    return told(estimate, warnings, { items: asked, withoutItem })
  },
})

const adjust = method({
  name: 'adjust',
  summary: 'P-values adjusted for having asked many questions at once: Holm, or Benjamini–Hochberg',
  gives: 'p and adjusted, both the adjusted p-values in input order',
  source:
    'Holm, Scandinavian Journal of Statistics 6 (1979) 65; Benjamini and Hochberg, JRSS B 57 (1995) 289',
  input: inputOf({
    p: list(number('A p-value', { minimum: 0, maximum: 1 })),
    method: choice('holm: no false alarm at all; bh: few among the alarms', ['holm', 'bh']),
  }),
  example: { p: [0.01, 0.02, 0.03, 0.04, 0.05], method: 'bh' },
  run: ({ p, method: asked, ...options }) => {
    const adjusted = asked === 'holm' ? holm(p) : benjaminiHochberg(p)
    const warnings: Warning[] = p.length === 0 ? ['noAnswers'] : []
    const confidence = confidenceOf(options)
    // A test answers with p; `adjusted` says which one it is.
    return { p: adjusted, adjusted, n: p.length, confidence, method: `adjust/${asked}`, warnings }
  },
})

/** Single shares, scales and many tests at once. */
export const shareMethods = [share, alpha, adjust]
