import { expect, test } from 'vitest'
import { backTest } from './back-testing.ts'
import { evaluate } from './evaluating.ts'
import type { Mark } from './marks.ts'
import { type DaySeries, emptySeries } from './measured.ts'
import {
  answers,
  colourIn,
  counts,
  days,
  ended,
  first,
  frame,
  onDay,
  ruleOf,
  segment,
  today,
} from './testing/made-days.ts'

test('a Sunday is held against Sundays, and a day like any other wakes nobody', () => {
  expect(evaluate([segment(counts())], ruleOf('complaints'), { on: ended, before: new Map() })).toMatchObject(
    [{ colour: 'none', before: 'none' }],
  )
  const sunday = { day: today - 1, partial: false }
  const [found] = evaluate([segment(counts())], ruleOf('complaints', { minimumN: 10 }), {
    on: sunday,
    before: new Map(),
  })
  expect(found?.expected).toBeGreaterThan(25)
  expect(found?.expected).toBeLessThan(36)
})

test('twice as many complaints as usual are red, and half as many are better, which is noted and never paged', () => {
  expect(
    colourIn(
      onDay((n) => n * 2),
      ruleOf('complaints'),
    ),
  ).toBe('red')
  const half = evaluate([segment(onDay((n) => Math.round(n / 2)))], ruleOf('complaints'), {
    on: ended,
    before: new Map(),
  })
  expect(half).toMatchObject([{ colour: 'none', better: true }])
})

test('a fall of a tenth in few answers is no colour, in many it is', () => {
  const fallen = (perDay: number) => answers((day) => (day === today ? 0.72 : 0.85), perDay)
  expect(colourIn(fallen(35), ruleOf('csat'))).toBe('none')
  expect(colourIn(fallen(2000), ruleOf('csat'))).toBe('yellow')
})

test('fewer answers than the least are not judged at all', () => {
  const rule = ruleOf('csat', { minimumN: 30 })
  const few = (n: number) => {
    const series = answers(() => 0.9)
    series.n[today] = n
    series.sum[today] = 0
    series.squares[today] = 0
    return series
  }
  expect(colourIn(few(29), rule)).toBeUndefined()
  expect(colourIn(few(30), rule)).toBe('red')
})

test('a goal is kept to the edge: exactly 10, 20 and 30 percent below it', () => {
  const at = (share: number) =>
    colourIn(
      answers((day) => (day === today ? share : 0.5), 100_000),
      ruleOf('csat', { goal: 0.5 }),
    )
  expect([0.45001, 0.45, 0.4, 0.35, 0.34999].map(at)).toEqual(['none', 'yellow', 'orange', 'orange', 'red'])
})

test('what has come of a day that goes on may be too much already, and never too little', () => {
  const on = { day: today, partial: true }
  const look = (series: DaySeries) =>
    evaluate([segment(series)], ruleOf('complaints'), { on, before: new Map() })
  expect(look(onDay((n) => n * 2))).toMatchObject([
    { colour: 'red', window: { from: today, until: today + 1 } },
  ])
  expect(look(onDay(() => 3))).toMatchObject([{ colour: 'none', better: false }])
})

test('a count beyond a fixed goal is a fact; answers beyond one are a sample, and must be enough', () => {
  const rule = ruleOf('queue', { goal: 50, minimumN: 1 })
  const look = (n: number) => evaluate([segment(onDay(() => n))], rule, { on: ended, before: new Map() })
  expect(look(58)).toMatchObject([{ colour: 'yellow', expected: 50, low: 50, high: 50 }])
  expect(look(54)).toMatchObject([{ colour: 'none' }])
  expect(look(20)).toMatchObject([{ colour: 'none' }])
  const asked = ruleOf('csat', { goal: 0.9 })
  const told = (perDay: number) =>
    colourIn(
      answers(() => 0.8, perDay),
      asked,
    )
  expect([told(40), told(400)]).toEqual(['none', 'yellow'])
})

test('an NPS is worked out of its groups, and near zero it is compared in points', () => {
  const nps = (share: (day: number) => { up: number; down: number }) => {
    const series = emptySeries(days)
    for (let day = 0; day < days; day++) {
      const { up, down } = share(day)
      series.n[day] = 400
      series.sum[day] = 100 * (up - down)
      series.squares[day] = 10_000 * (up + down)
    }
    return series
  }
  const fallen = nps((day) => (day === today ? { up: 100, down: 160 } : { up: 130, down: 120 }))
  const [found] = evaluate([segment(fallen)], ruleOf('nps'), { on: ended, before: new Map() })
  expect(found).toMatchObject({ value: -15, absolute: true, colour: 'yellow' })
})

test('a campaign that is expected to double the voices makes twice as many usual; an outage silences its days', () => {
  const doubled = onDay((n) => n * 2)
  const marked = (mark: Omit<Mark, 'from' | 'to'>) => {
    const mine = frame([{ ...mark, from: first + today, to: first + today }])
    return evaluate([segment(doubled, { frame: mine })], ruleOf('complaints'), {
      on: ended,
      before: new Map(),
    })
  }
  expect(marked({ effect: 'adjust', factor: 2 })).toMatchObject([{ colour: 'none' }])
  expect(marked({ effect: 'mute', factor: 1 })).toEqual([])
})

test('a release that is only noted silences nothing, expects nothing else, and teaches as any day does', () => {
  const doubled = onDay((n) => n * 2)
  const noted = frame([{ from: first, to: first + today, effect: 'note', factor: 1 }])
  const on = { on: ended, before: new Map() }
  expect(evaluate([segment(doubled, { frame: noted })], ruleOf('complaints'), on)).toEqual(
    evaluate([segment(doubled)], ruleOf('complaints'), on),
  )
})

test('a marked week in the past is no example of what is usual', () => {
  const odd = counts((n, day) => (day >= 40 && day < 54 ? n * 6 : n))
  const mine = frame([{ from: first + 40, to: first + 53, effect: 'adjust', factor: 6 }])
  const [found] = evaluate([segment(odd, { frame: mine })], ruleOf('complaints'), {
    on: ended,
    before: new Map(),
  })
  expect(found?.expected).toBeLessThan(110)
})

test('no data, one day of it, all days alike and nothing but zero are no alarm', () => {
  const alike = counts(() => 40)
  for (const series of [emptySeries(days), alike, counts((n, day) => (day === today ? n : 0))])
    expect(colourIn(series, ruleOf('complaint_rate')) ?? 'none').toBe('none')
  expect(colourIn(alike, ruleOf('complaints'))).toBe('none')
})

test('of two hundred calm segments hardly one gets a colour, however many are looked at', () => {
  let seed = 7
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const calm = Array.from({ length: 200 }, (_, index) => {
    const series = emptySeries(days)
    for (let day = 0; day < days; day++)
      for (let one = 0; one < 200; one++) series.n[day] = (series.n[day] as number) + Number(chance() < 0.2)
    return segment(series, { key: String(index) })
  })
  const found = evaluate(calm, ruleOf('complaints'), { on: ended, before: new Map() })
  expect(found.filter(({ colour }) => colour !== 'none').length).toBeLessThanOrEqual(1)
})

test('a back-test says when a rule would have spoken, once for one cause', () => {
  const burst = counts((n, day) => (day >= 66 && day < 69 ? n * 2 : n))
  const running = backTest(
    {
      segments: [segment(burst)],
      measure: ruleOf('complaints', { historyDays: 42 }),
      parents: new Map([['all', null]]),
    },
    { from: 45, until: days },
  )
  let step = running.next()
  const told: number[] = []
  for (; !step.done; step = running.next()) told.push(step.value)
  expect(told.at(-1)).toBe(1)
  expect(step.value).toMatchObject([{ day: 66, cause: { colour: 'red' } }])
})
