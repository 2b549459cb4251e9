import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'

const counts = fc.record({ promoters: fc.nat(500), passives: fc.nat(500), detractors: fc.nat(500) })

test('an NPS lies in its interval, mirrors when promoters and detractors change places, and narrows with n', () => {
  fc.assert(
    fc.property(
      counts,
      fc.constantFrom('wald', 'adjusted-wald'),
      ({ promoters, passives, detractors }, method) => {
        fc.pre(promoters + passives + detractors > 0)
        const told = computed('nps', { promoters, passives, detractors, method })
        const mirrored = computed('nps', {
          promoters: detractors,
          passives,
          detractors: promoters,
          method,
        })
        expect(
          -100 <= told.low && told.low <= told.value && told.value <= told.high && told.high <= 100,
        ).toBe(true)
        expect(mirrored.value).toBeCloseTo(-told.value, 9)
        expect(mirrored.low).toBeCloseTo(-told.high, 9)
        const more = computed('nps', {
          promoters: 9 * promoters,
          passives: 9 * passives,
          detractors: 9 * detractors,
          method,
        })
        expect(more.se <= told.se + 1e-12).toBe(true)
      },
    ),
  )
})

const groups = fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 12 }), { maxLength: 5 })

test('tests of groups do not mind in which order groups or answers stand, nor where zero is', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: -1000, max: 1000 }), (given, moved) => {
      const named = (lists: number[][]) => Object.fromEntries(lists.map((list, i) => [`g${i}`, list]))
      const others = given.map((list) => list.map((value) => value + moved).reverse()).reverse()
      for (const name of ['anova', 'kruskal']) {
        const [one, other] = [
          computed(name, { groups: named(given) }),
          computed(name, { groups: named(others) }),
        ]
        expect(other.warnings).toEqual(one.warnings)
        if (one.p === null) expect(other.p).toBeNull()
        else expect(Number(other.p)).toBeCloseTo(Number(one.p), 8)
        expect(one.p === null || (Number(one.p) >= 0 && Number(one.p) <= 1)).toBe(true)
      }
    }),
  )
})

test('adjusted p-values are never smaller than given, keep their order, and Holm is never below Benjamini–Hochberg', () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })
  fc.assert(
    fc.property(pValues, (p) => {
      const holm = computed('adjust', { p, method: 'holm' }).adjusted as number[]
      const bh = computed('adjust', { p, method: 'bh' }).adjusted as number[]
      p.forEach((one, i) => {
        expect(bh[i]).toBeGreaterThanOrEqual(one)
        expect(holm[i]).toBeGreaterThanOrEqual((bh[i] as number) - 1e-12)
        expect(holm[i]).toBeLessThanOrEqual(1)
        p.forEach((other, j) => {
          if (one < other) expect(holm[i]).toBeLessThanOrEqual(holm[j] as number)
        })
      })
    }),
  )
})

test('weighted answers are never worth more than they are, and all of it when they weigh alike', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 }),
      (weights) => {
        const { nEff } = computed('weights', { weights })
        expect(nEff).toBeGreaterThan(0)
        expect(nEff).toBeLessThanOrEqual(weights.length + 1e-9)
        const alike = computed('weights', { weights: weights.map(() => 7) })
        expect(alike.nEff).toBeCloseTo(weights.length, 9)
      },
    ),
  )
})

test('a correlation lies in its interval, is the same both ways round, and turns its sign with y', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(pairs, (given) => {
      const [x, y] = [given.map(([one]) => one), given.map(([, other]) => other)]
      const told = computed('correlation', { x, y })
      const turned = computed('correlation', { x: y.map((one) => -one), y: x })
      if (told.value === null) {
        expect(turned.value).toBeNull()
        return
      }
      expect(turned.value).toBeCloseTo(-Number(told.value), 10)
      expect(Math.abs(Number(told.value))).toBeLessThanOrEqual(1)
      if (told.low !== null) expect(Number(told.low) <= Number(told.value) + 1e-12).toBe(true)
    }),
  )
})

test('the same answers several times over are surer: every interval narrows with n', () => {
  const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 12 })
  fc.assert(
    fc.property(values, values, fc.integer({ min: 2, max: 6 }), (some, others, times) => {
      const often = <T>(list: readonly T[]) => Array.from({ length: times }, () => list).flat()
      const satisfied = (list: readonly number[]) => ({
        successes: list.filter((one) => one > 3).length,
        n: list.length,
      })
      const inputs = (a: readonly number[], b: readonly number[]) => ({
        proportion: satisfied(a),
        csat: { scores: a },
        'two-proportions': { a: satisfied(a), b: satisfied(b) },
        means: { a, b },
        'nps-difference': {
          a: { promoters: satisfied(a).successes, passives: 2 * a.length, detractors: a.length },
          b: { promoters: satisfied(b).successes, passives: 2 * b.length, detractors: b.length },
        },
        csi: { respondents: a.map((one) => ({ product: one, service: 3, value: 3, emotion: 3 })) },
      })
      const more = inputs(often(some), often(others))
      for (const [name, input] of Object.entries(inputs(some, others))) {
        const [few, many] = [computed(name, input), computed(name, more[name as keyof typeof more])]
        expect(many.value, name).toBeCloseTo(few.value, 9)
        if (few.low !== null && many.low !== null)
          expect(many.high - many.low, name).toBeLessThanOrEqual(few.high - few.low + 1e-9)
      }
    }),
  )
})
