import { expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'
import { near } from '../tests/near.ts'

// Worked examples of SciPy's reference: stats.kruskal, f_oneway, chi2_contingency, fisher_exact, ttest_ind, false_discovery_control.

test('two interleaved groups, and three of which two hold one value each (kruskal)', () => {
  const interleaved = computed('kruskal', { groups: { x: [1, 3, 5, 7, 9], y: [2, 4, 6, 8, 10] } })
  near(interleaved.statistic, 0.27272727272727337)
  near(interleaved.p, 0.601508134440587)
  const tied = computed('kruskal', { groups: { x: [1, 1, 1], y: [2, 2, 2], z: [2, 2] } })
  near(tied.statistic, 7)
  near(tied.p, 0.030197383422318501)
})

test('mussels of five shores (f_oneway; McDonald and others 1991)', () => {
  const groups = {
    tillamook: [0.0571, 0.0813, 0.0831, 0.0976, 0.0817, 0.0859, 0.0735, 0.0659, 0.0923, 0.0836],
    newport: [0.0873, 0.0662, 0.0672, 0.0819, 0.0749, 0.0649, 0.0835, 0.0725],
    petersburg: [0.0974, 0.1352, 0.0817, 0.1016, 0.0968, 0.1064, 0.105],
    magadan: [0.1033, 0.0915, 0.0781, 0.0685, 0.0677, 0.0697, 0.0764, 0.0689],
    tvarminne: [0.0703, 0.1026, 0.0956, 0.0973, 0.1039, 0.1045],
  }
  const told = computed('anova', { groups })
  near(told.statistic, 7.121019471642447)
  near(told.p, 0.0002812242314534544)
  expect(told.df).toEqual([4, 34])
})

test('a table of two by three (chi2_contingency)', () => {
  const told = computed('chi-square', {
    table: [
      [10, 10, 20],
      [20, 20, 20],
    ],
  })
  near(told.statistic, 2.7777777777777777)
  near(told.p, 0.24935220877729619)
  expect([told.df, told.expected[1]]).toEqual([2, [18, 18, 24]])
})

test('aspirin and strokes (chi2_contingency; Berger and others 2006)', () => {
  const [aspirin, placebo] = [
    { successes: 176, n: 176 + 21_035 },
    { successes: 230, n: 230 + 21_018 },
  ]
  near(computed('two-proportions', { a: aspirin, b: placebo, yates: true }).p, 0.008655478161175739)
})

test('whales and sharks of two seas (fisher_exact)', () => {
  const told = computed('two-proportions', { a: { successes: 6, n: 8 }, b: { successes: 1, n: 5 } })
  near(told.exactP, 0.10256410256410257)
})

test('p-values of fifteen questions (false_discovery_control; Benjamini and Hochberg 1995)', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  const { adjusted } = computed('adjust', { p, method: 'bh' }) as unknown as { adjusted: number[] }
  const published = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182,
    0.714875, 0.75323077, 0.81321429, 1,
  ]
  adjusted.forEach((one, i) => {
    near(one, published[i] as number, 1e-7)
  })
})
