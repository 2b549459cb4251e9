import { describe, expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'
import { near } from '../tests/near.ts'
import { attitude, cars, ozone, silicon, silver } from '../tests/published-data.ts'
import { findMethod } from './compute.ts'
import { chiSquarePValue, fPValue, fQuantile } from './distributions.ts'

test('tails of F and χ² keep their digits (R: pf, pchisq, qf)', () => {
  near(fPValue(40, 3, 7), 8.95430906886908e-5)
  near(chiSquarePValue(100, 3), 1.55415943138961e-21)
  near(fQuantile(0.975, 5, 10), 4.23608566818863)
})

describe('two shares, 56 of 70 against 48 of 80', () => {
  const input = { a: { successes: 56, n: 70 }, b: { successes: 48, n: 80 } }

  test('z, χ² and Wald’s interval as R’s prop.test without correction', () => {
    const told = computed('two-proportions', input)
    near(told.chiSquare.statistic, 7.02341137123746)
    near(told.statistic, Math.sqrt(7.02341137123746))
    near(told.p, 0.00804508136819656)
    near(told.wald.low, 0.057504899149037)
    near(told.wald.high, 0.342495100850963)
  })

  test('Newcombe’s interval as in his table II (Statistics in Medicine 17 (1998) 873)', () => {
    const { newcombe, low, high, direction } = computed('two-proportions', input)
    expect(newcombe).toEqual({ low, high })
    expect(direction).toBe('a-b')
    expect(Number(low)).toBeCloseTo(0.0524, 4)
    expect(Number(high)).toBeCloseTo(0.3339, 4)
  })

  test('Yates’s correction as R’s prop.test with correction', () => {
    const told = computed('two-proportions', { ...input, yates: true })
    near(told.chiSquare.statistic, 6.11427041029623)
    near(told.p, 0.0134094751786689)
  })

  test('groups that are exchanged exchange the sign', () => {
    const told = computed('two-proportions', { a: input.b, b: input.a })
    near(told.value, -0.2)
    near(told.statistic, -Math.sqrt(7.02341137123746))
  })
})

test('party by sex (R: chisq.test; Agresti, 2nd ed., p. 38)', () => {
  const told = computed('chi-square', {
    table: [
      [762, 327, 468],
      [484, 239, 477],
    ],
  })
  near(told.statistic, 30.0701490957547)
  near(told.p, 2.95358918321176e-7)
  expect(told.df).toBe(2)
  near(told.expected[0][0], 703.671381936888)
  near(told.residuals[1][2], 5.31594554270493)
})

describe('Student’s sleep data (R: t.test)', () => {
  const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  test('Welch', () => {
    const told = computed('means', { a, b })
    near(told.statistic, -1.86081346748685)
    near(told.df, 17.7764735161785)
    near(told.p, 0.0793941401873582)
    near(told.low, -3.36548323071171)
    near(told.high, 0.20548323071171)
    near(told.se, 0.849091017238762)
  })

  test('pooled', () => {
    const told = computed('means', { a, b, pooled: true })
    expect(told.df).toBe(18)
    near(told.p, 0.0791867142159382)
    near(told.low, -3.3638740322876)
  })
})

describe('analysis of variance', () => {
  test('atomic weight of silver, NIST StRD AtmWtAg', () => {
    const told = computed('anova', { groups: silver })
    // The weights agree in seven digits: a double keeps about nine of the rest.
    near(told.statistic, 15.946733567793, 1e-8)
    near(told.value, 0.257426544538321, 1e-8)
    expect(told.df).toEqual([1, 46])
  })

  test('resistance of silicon, NIST StRD SiRstv', () => {
    const told = computed('anova', { groups: silicon })
    near(told.statistic, 1.18046237440255, 1e-11)
    near(told.sumsOfSquares.between, 0.0511462616, 1e-10)
    near(told.sumsOfSquares.within, 0.21663656, 1e-10)
  })

  test.each([
    ['SmLs01', 1, 1e-10],
    ['SmLs04', 1_000_000, 1e-8],
    ['SmLs07', 1_000_000_000_000, 1e-3],
  ])('NIST StRD %s: F = 21 on numbers around %d', (_, base, within) => {
    // A first value, then pairs of one tenth below and above it; what the doubles themselves lost bounds the last.
    const treatment = (tenths: number) => [
      base + tenths / 10,
      ...Array.from({ length: 20 }, (_one, i) => base + (tenths + (i % 2 ? 1 : -1)) / 10),
    ]
    const groups = Object.fromEntries(
      [4, 3, 5, 3, 5, 3, 5, 3, 5].map((tenths, i) => [i + 1, treatment(tenths)]),
    )
    near(computed('anova', { groups }).statistic, 21, within)
  })

  test('plants of three treatments (R: aov, PlantGrowth)', () => {
    const told = computed('anova', findMethod('anova')?.example)
    near(told.statistic, 4.84608786238014)
    near(told.p, 0.0159099583256229)
    near(told.sumsOfSquares.within, 10.49209)
  })
})

describe('Kruskal–Wallis', () => {
  test('plants of three treatments (R: kruskal.test, PlantGrowth)', () => {
    const told = computed('kruskal', findMethod('kruskal')?.example)
    near(told.statistic, 7.98822874944372)
    near(told.p, 0.018423755731472)
  })

  test('ozone by month, with gaps and ties (R: kruskal.test, airquality)', () => {
    const told = computed('kruskal', { groups: ozone })
    near(told.statistic, 29.2665763061169)
    near(told.p, 6.90071411854678e-6)
    expect([told.n, told.df]).toEqual([116, 4])
  })
})

test('speed and stopping distance (R: cor.test, cars)', () => {
  const told = computed('correlation', cars)
  near(told.value, 0.80689490068921)
  near(told.statistic, 9.46398999029837)
  near(told.p, 1.48983649629509e-12)
  near(told.low, 0.681642222094305)
  near(told.high, 0.886203628526015)
})

test('Cronbach’s α of seven questions in thirty departments (R: attitude), with Feldt’s interval', () => {
  const told = computed('reliability', { items: attitude })
  near(told.value, 0.84314276956476)
  near(told.low, 0.739375685643107)
  near(told.high, 0.915773072159982)
  near(told.withoutItem[5], 0.863872311446437)
})

test('many p-values (R: p.adjust)', () => {
  const p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.0001, 0.9]
  const holm = [0.06, 0.1, 0.12, 0.12, 0.12, 0.0007, 0.9]
  const bh = [0.035, 0.14 / 3, 0.0525, 0.056, 0.35 / 6, 0.0007, 0.9]
  for (const [method, published] of Object.entries({ holm, bh }))
    (computed('adjust', { p, method }).adjusted as number[]).forEach((one, i) => {
      near(one, published[i] as number)
    })
})

test('Wilson’s interval as in Newcombe’s table I (Statistics in Medicine 17 (1998) 857)', () => {
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const
  for (const [successes, n, low, high] of published) {
    const told = computed('proportion', { successes, n })
    expect(Number(told.low)).toBeCloseTo(low, 4)
    expect(Number(told.high)).toBeCloseTo(high, 4)
  }
})

test('answers needed: 1,067.07, so 1,068; a population of 10,000 needs 965 (Cochran); an NPS needs four times as many', () => {
  near(computed('proportion-sample-size', { margin: 0.03 }).exact, 1067.0718946372585)
  expect(computed('proportion-sample-size', { margin: 0.03 }).n).toBe(1068)
  expect(computed('proportion-sample-size', { margin: 0.03, population: 10_000 }).n).toBe(965)
  near(computed('nps-sample-size', { margin: 3 }).exact, 4 * 1067.0718946372585)
})

test('Kish: weights 1, 1, 2, 2, 4 are worth 100 ÷ 26 answers', () => {
  const told = computed('weights', { weights: [1, 1, 2, 2, 4] })
  near(told.value, 100 / 26)
  near(told.designEffect, (5 * 26) / 100)
})

test('raking meets both margins, and keeps the odds ratio it began with (Deming and Stephan)', () => {
  const counts = { 'a x': 40, 'a y': 30, 'b x': 20, 'b y': 10 }
  const rows = Object.entries(counts).flatMap(([cell, n]) => {
    const [row, column] = cell.split(' ') as [string, string]
    return Array.from({ length: n }, () => ({ row, column }))
  })
  const targets = { row: { a: 0.4, b: 0.6 }, column: { x: 0.5, y: 0.5 } }
  const { weights } = computed('weights', { rows, targets }) as unknown as { weights: number[] }
  const sum = (cell: string) => {
    const [row, column] = cell.split(' ')
    return rows.reduce(
      (all, one, i) => all + (one.row === row && one.column === column ? (weights[i] as number) : 0),
      0,
    )
  }
  near(sum('a x') + sum('a y'), 40)
  near(sum('a x') + sum('b x'), 50)
  near((sum('a x') * sum('b y')) / (sum('a y') * sum('b x')), (40 * 10) / (30 * 20))
})
