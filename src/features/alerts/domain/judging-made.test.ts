import { expect, test } from 'vitest'
import { evaluate, type Measure, type Segment } from './evaluating.ts'
import { judge } from './judging.ts'
import { kindsOfDay } from './kinds-of-day.ts'
import { type Made, madeRecipe, whyUnwatchable } from './made-recipes.ts'
import { frameOf } from './marks.ts'
import { type DaySeries, emptySeries, type MadeRecipe, type Recipe } from './measured.ts'
import { partRecipes } from './recipes.ts'
import { usualOf } from './usual.ts'

const days = 71
const today = days - 1
const frame = frameOf({ first: 20_000, days, kindOfDay: kindsOfDay(null) }, [])

/** The same pseudo-random numbers every time (Numerical Recipes' constants). */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const counts = (perDay: (day: number) => number): DaySeries => {
  const series = emptySeries(days)
  for (let day = 0; day < days; day++) series.n[day] = perDay(day)
  return series
}
/** Answers of which a share is yes. */
const answers = (perDay: (day: number) => number, share: (day: number) => number): DaySeries => {
  const series = counts(perDay)
  for (let day = 0; day < days; day++) {
    series.sum[day] = Math.round((series.n[day] as number) * share(day))
    series.squares[day] = series.sum[day] as number
  }
  return series
}

const ratio = (values: readonly (number | null)[]) => {
  const [a, b] = values
  return a == null || b == null || b === 0 ? null : a / b
}
const made = (given: Partial<Made> = {}): MadeRecipe =>
  madeRecipe({
    parts: ['complaints', 'closed'],
    unit: 'score',
    direction: 'less',
    make: ratio,
    sizeOf: (values) => ratio(values) ?? 0,
    ...given,
  })
const difference = made({
  make: ([a, b]) => (a as number) - (b as number),
  sizeOf: ([a, b]) => (a as number) + (b as number),
})
const measure = (recipe: MadeRecipe, more: Partial<Measure> = {}): Measure => ({
  recipe,
  windowDays: 1,
  historyDays: 56,
  goal: null,
  minimumN: 30,
  significance: 0.01,
  fromColour: 'yellow',
  ...more,
})
const segment = (...series: DaySeries[]): Segment => ({ key: 'all', parent: null, series, frame })
const found = (recipe: MadeRecipe, series: DaySeries[], more: Partial<Measure> = {}) =>
  evaluate([segment(...series)], measure(recipe, more), {
    on: { day: today, partial: false },
    before: new Map(),
  })[0]

const wavering = (level: number, last: number) => (day: number) =>
  day === today ? last : level + ((day * 7919) % 11) - 5

test.each([
  ['complaints', counts(wavering(60, 95))],
  ['csat', answers(wavering(60, 60), (day) => (day === today ? 0.6 : 0.85))],
  [
    'resolution',
    (() => {
      const series = counts(wavering(40, 40))
      for (let day = 0; day < days; day++) {
        const log = Math.log(3_600_000) + (day % 5) / 10 + (day === today ? 1 : 0)
        series.sum[day] = (series.n[day] as number) * log
        series.squares[day] = (series.n[day] as number) * (log * log + 0.3)
      }
      return series
    })(),
  ],
] as const)('a metric made of %s alone is judged as that is', (part, series) => {
  const recipe = partRecipes.get(part) as Recipe
  const alone = madeRecipe({
    parts: [part],
    unit: recipe.unit,
    direction: recipe.scale.worse === 'up' ? 'less' : 'more',
    make: ([value]) => value ?? null,
    sizeOf: () => 0,
  })
  const usual = usualOf({ series, recipe, frame }, { from: 0, until: today })
  const given = { series: [series], frame, against: { usual: [usual] } }
  const window = { from: today, until: days }
  const shipped = judge({ ...given, recipe }, window)
  const own = judge({ ...given, recipe: alone }, window)
  expect(shipped?.p).toBeLessThan(0.01)
  for (const key of ['value', 'expected', 'low', 'high', 'n', 'deviation'] as const)
    expect(own?.[key]).toBeCloseTo(shipped?.[key] as number, 6)
  expect(own?.p).toBeCloseTo(shipped?.p as number, 9)
})

test.each([
  [5400, 'none'],
  [5499, 'none'],
  [5500, 'yellow'],
  [5999, 'yellow'],
  [6000, 'orange'],
  [6500, 'orange'],
  [6501, 'red'],
])(
  'against a goal of 0.5, %d complaints of 10,000 closed tickets are %s: the edges are exact',
  (complaints, colour) => {
    expect(found(made(), [counts(() => complaints), counts(() => 10_000)], { goal: 0.5 })?.colour).toBe(
      colour,
    )
  },
)

test('against its own past twice the ratio is red, half of it is noted as better, and the same is calm', () => {
  const closed = counts(wavering(200, 200))
  const one = found(made(), [counts(wavering(100, 200)), closed])
  expect(one).toMatchObject({ colour: 'red', n: 200, absolute: false })
  expect(one?.value).toBe(1)
  expect(one?.expected).toBeCloseTo(0.5, 1)
  expect(found(made(), [counts(wavering(100, 40)), closed])).toMatchObject({ colour: 'none', better: true })
  expect(found(made(), [counts(wavering(100, 104)), closed])).toMatchObject({ colour: 'none', better: false })
  const more = found(made({ direction: 'more' }), [counts(wavering(100, 40)), closed])
  expect(more).toMatchObject({ colour: 'red' })
})

test('too few of any part is not judged, and neither is what is divided by nothing', () => {
  expect(found(made(), [counts(wavering(100, 200)), counts(() => 12)])).toBeUndefined()
  const none = counts((day) => (day === today ? 0 : 200))
  expect(found(made(), [counts(wavering(100, 200)), none])).toBeUndefined()
  expect(found(made(), [counts(wavering(100, 200)), counts(() => 0)], { minimumN: 1 })).toBeUndefined()
  expect(found(made(), [counts(() => 0), counts(() => 0)], { minimumN: 1 })).toBeUndefined()
  const unanswered = made({ parts: ['complaints', 'csat'] })
  expect(found(unanswered, [counts(wavering(100, 200)), emptySeries(days)])).toBeUndefined()
})

test('what is about nothing by itself is held against the size of what was added and taken away', () => {
  const even = [counts(() => 1000), counts((day) => (day === today ? 400 : 1000))]
  const one = found(difference, even)
  // 600 of 2,000.
  expect(one).toMatchObject({ absolute: true, deviation: 0.3, colour: 'orange' })
  expect(found(difference, [counts(() => 1000), counts((day) => (day === today ? 399 : 1000))])?.colour).toBe(
    'red',
  )
  const share = made({
    parts: ['csat', 'callback_satisfaction'],
    unit: 'share',
    direction: 'more',
    make: difference.make,
  })
  const steady = answers(
    () => 1000,
    () => 0.8,
  )
  const fell = answers(
    () => 1000,
    (day) => (day === today ? 0.65 : 0.8),
  )
  // 15 points of a hundred, not of hardly anything.
  expect(found(share, [fell, steady])).toMatchObject({ absolute: true, colour: 'yellow' })
})

test('a day that goes on is not judged where counts are part of it, and is where none is', () => {
  const on = { on: { day: today, partial: true }, before: new Map() }
  const half = counts((day) => (day === today ? 20 : 100))
  const [ofCounts] = evaluate(
    [
      segment(
        half,
        counts(() => 200),
      ),
    ],
    measure(made()),
    on,
  )
  expect(ofCounts?.window).toEqual({ from: today - 1, until: today })
  const shares = made({ parts: ['csat', 'solved'] })
  const same = answers(
    () => 100,
    () => 0.8,
  )
  expect(evaluate([segment(same, same)], measure(shares), on)[0]?.window).toEqual({
    from: today,
    until: days,
  })
})

test('the window is as long as the rule says, and counts are those of all its days', () => {
  const sum = made({ make: ([a, b]) => (a as number) + (b as number), unit: 'count', sizeOf: () => 0 })
  const week = found(sum, [counts(() => 10), counts(() => 20)], { windowDays: 7 })
  expect(week).toMatchObject({ value: 210, n: 70 })
  expect(week?.expected).toBeCloseTo(210, 6)
})

// Of 100 complaints a day about 60 % are complaints of one kind: part and whole hang together, and so do both with the day.
test.each([
  ['a part and its whole', made({ parts: ['complaints', 'voices'] }), 0],
  [
    'a sum of what goes together',
    made({ parts: ['complaints', 'voices'], make: ([a, b]) => (a as number) + (b as number) }),
    1,
  ],
])(
  'however its parts hang together, what only chance made is told in less than 1 of 100 days: %s',
  (_, recipe, seed) => {
    const chance = chanceFrom(20_260_101 + seed)
    const binomial = (n: number, p: number) => {
      let hits = 0
      for (let one = 0; one < n; one++) if (chance() < p) hits++
      return hits
    }
    const trials = 300
    let told = 0
    for (let trial = 0; trial < trials; trial++) {
      const voices = counts(() => binomial(160, 0.6))
      const complaints = counts((day) => binomial(voices.n[day] as number, 0.6))
      const one = found(recipe, [complaints, voices])
      if ((one?.p ?? 1) < 0.01) told++
    }
    expect(told).toBeLessThanOrEqual(trials / 100)
  },
)

test('what has no worse side, or a part that knows only today, cannot be watched; the rest is cut by what all parts share', () => {
  expect(whyUnwatchable({ parts: ['complaints'], direction: 'neither' })).toBe('noWorseSide')
  expect(whyUnwatchable({ parts: ['open', 'closed'], direction: 'less' })).toBe('onlyToday')
  expect(whyUnwatchable({ parts: ['contact_today'], direction: 'less' })).toBe('onlyToday')
  expect(whyUnwatchable({ parts: ['complaints', 'closed'], direction: 'less' })).toBeNull()
  expect(made().splits).toEqual(['none', 'unit', 'label', 'touchpoint'])
  expect(made({ parts: ['complaints', 'closure_rate'] })).toMatchObject({ ripensDays: 14 })
})
