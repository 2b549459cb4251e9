import { expect, test } from 'vitest'
import { type Candidate, choose } from './choosing.ts'
import { defaultStrategy, type Strategy, sizeOf, strategyOn, teamsAsked } from './strategy.ts'
import { person, wish } from './testing/invented-team.ts'

const by = (given: Partial<Strategy>): Strategy => ({ ...defaultStrategy, ...given })

/** Gives tickets out one after the other and counts who got how many; `before` may send somebody home or let one finish. */
function shared(
  given: readonly Candidate[],
  strategy: Strategy,
  {
    tickets,
    before = (team) => team,
  }: { tickets: number; before?: (team: Candidate[], at: number) => Candidate[] },
): Map<string, number> {
  let team = [...given]
  const got = new Map<string, number>()
  for (let at = 1; at <= tickets; at++) {
    team = before(team, at)
    const { person: taker } = choose(team, wish(), strategy)
    if (taker === null) continue
    got.set(taker.personId, (got.get(taker.personId) ?? 0) + 1)
    team = team.map((one) =>
      one === taker ? { ...one, load: one.load + 1, lastAssignedAt: at, turn: at } : one,
    )
  }
  return got
}

const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => person({ personId: id, capacity: 1000 }))

test.each(['round_robin', 'least_loaded', 'skill_weighted'] as const)(
  'of 1,000 tickets shared by %s among seven equal people nobody gets two more than another',
  (shareBy) => {
    const counts = [...shared(seven, by({ shareBy }), { tickets: 1000 }).values()]
    expect(counts).toHaveLength(7)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  },
)

test('by load whoever has twice the capacity gets twice as many', () => {
  const team = [person({ personId: 'half', capacity: 500 }), person({ personId: 'full', capacity: 1000 })]
  const got = shared(team, by({}), { tickets: 900 })
  expect(got.get('full')).toBe(600)
  expect(got.get('half')).toBe(300)
})

test('in turn everybody gets the same, however fast they finish', () => {
  // Whoever comes first finishes at once, so that by load they would get everything.
  const quick = (team: Candidate[]) => team.map((one) => (one.personId === 'a' ? { ...one, load: 0 } : one))
  const got = shared(seven, by({ shareBy: 'round_robin' }), { tickets: 700, before: quick })
  expect([...got.values()]).toEqual([100, 100, 100, 100, 100, 100, 100])
})

test('one who leaves in the middle gets nothing more, and comes back to one ticket and not to all they missed', () => {
  const away = (team: Candidate[], at: number) =>
    team.map((one) =>
      one.personId === 'b' ? ({ ...one, availability: at > 2 && at <= 8 ? 'away' : 'online' } as const) : one,
    )
  const three = seven.slice(0, 3)
  const before = shared(three, by({ shareBy: 'round_robin' }), { tickets: 8, before: away })
  expect(Object.fromEntries(before)).toEqual({ a: 4, b: 1, c: 3 })
  const after = shared(three, by({ shareBy: 'round_robin' }), { tickets: 11, before: away })
  expect(Object.fromEntries(after)).toEqual({ a: 5, b: 2, c: 4 })
})

test('of equals the one whose id comes first is taken, in whatever order they stand', () => {
  for (const shareBy of ['round_robin', 'least_loaded', 'skill_weighted'] as const)
    expect(choose(seven.toReversed(), wish(), by({ shareBy })).person?.personId).toBe('a')
})

test('the better at it goes before the freer, until they have too little room', () => {
  const master = person({ personId: 'master', skills: ['退款'], levels: { 退款: 5 }, load: 3 })
  const learner = person({ personId: 'learner', skills: ['退款'], levels: { 退款: 2 } })
  const wanted = wish({ requiredSkills: ['退款'] })
  const strategy = by({ shareBy: 'skill_weighted' })
  expect(choose([learner, master], wanted, strategy)).toMatchObject({ person: master, reason: 'best_skill' })
  // 5/5 × 3/10 = 0.3 against 2/5 × 10/10 = 0.4
  expect(choose([learner, { ...master, load: 7 }], wanted, strategy).person).toBe(learner)
})

test('a customer’s next ticket goes to who handled the last one, where the team wants it so', () => {
  const knows = person({ personId: 'knows', load: 9 })
  const team = [person({ personId: 'free' }), knows]
  const wanted = wish({ lastHandler: 'knows' })
  expect(choose(team, wanted, by({ sticky: true }))).toMatchObject({ person: knows, reason: 'last_handler' })
  expect(choose(team, wanted, by({ sticky: false })).person?.personId).toBe('free')
  expect(
    choose([person({ personId: 'free' }), { ...knows, load: 10 }], wanted, by({ sticky: true })).person
      ?.personId,
  ).toBe('free')
})

test('a special customer goes to a senior, and to anybody else only when no senior has room', () => {
  const senior = person({ personId: 'senior', grade: 2, load: 8 })
  const team = [person({ personId: 'front' }), senior]
  const strategy = by({ vipToSenior: true })
  expect(choose(team, wish({ vip: true }), strategy)).toMatchObject({ person: senior, notes: ['vip_senior'] })
  expect(choose(team, wish(), strategy).person?.personId).toBe('front')
  const full = [person({ personId: 'front' }), { ...senior, load: 10 }]
  expect(choose(full, wish({ vip: true }), strategy)).toMatchObject({
    person: { personId: 'front' },
    notes: [],
  })
})

test('by tier the front line keeps the easy ones, seniors step in, and nobody takes what is above them', () => {
  const team = [
    person({ personId: 'front' }),
    person({ personId: 'senior', grade: 2 }),
    person({ personId: 'special', grade: 3 }),
  ]
  const strategy = by({ byTier: true })
  const taker = (tier: 1 | 2 | 3, of = team) => choose(of, wish({ tier }), strategy).person?.personId
  expect([taker(1), taker(2), taker(3)]).toEqual(['front', 'senior', 'special'])
  expect(taker(1, [{ ...(team[0] as Candidate), availability: 'away' }, ...team.slice(1)])).toBe('senior')
  const left = choose(team.slice(0, 1), wish({ tier: 3 }), strategy)
  expect(left).toMatchObject({ person: null, waiting: 'nobody_of_tier' })
  expect(left.people).toMatchObject([{ verdict: 'below_tier' }])
})

test('a large ticket needs as much room as it takes, but an empty desk takes any', () => {
  const strategy = by({ sizes: [1, 2, 5], urgentExtra: 1 })
  expect(sizeOf(strategy, { tier: 3, urgent: true })).toBe(6)
  const one = person({ personId: 'one', capacity: 4, load: 3 })
  expect(choose([one], wish({ tier: 2 }), strategy)).toMatchObject({
    person: null,
    waiting: 'everybody_full',
  })
  expect(choose([one], wish({ tier: 1 }), strategy).person).toBe(one)
  const empty = { ...one, load: 0 }
  expect(choose([empty], wish({ tier: 3 }), strategy).person).toBe(empty)
})

test('the green channel lets urgent and special tickets go past a full desk, up to its limit', () => {
  const strategy = by({ greenExtra: 2 })
  const full = person({ personId: 'full', load: 10 })
  expect(choose([full], wish(), strategy).waiting).toBe('everybody_full')
  expect(choose([full], wish({ urgent: true }), strategy)).toMatchObject({
    person: full,
    notes: ['green_channel'],
  })
  expect(choose([{ ...full, load: 12 }], wish({ tier: 3 }), strategy).waiting).toBe('everybody_full')
})

test('each who was considered is told what became of them, who came nearest first', () => {
  const team = [
    person({ personId: 'chosen' }),
    person({ personId: 'behind', load: 1 }),
    person({ personId: 'full', load: 10 }),
    person({ personId: 'away', availability: 'away' }),
    person({ personId: 'gave' }),
  ]
  const { people, considered, eligible } = choose(team, wish({ notPeople: ['gave'] }), by({}))
  expect(people.map(({ person: one, verdict }) => [one.personId, verdict])).toEqual([
    ['chosen', 'chosen'],
    ['behind', 'behind'],
    ['full', 'full'],
    ['away', 'not_online'],
    ['gave', 'gave_back'],
  ])
  expect({ considered, eligible }).toEqual({ considered: 5, eligible: 2 })
})

test('a unit follows the nearest one above it that says how, and a ticket is passed on at most twice and never in a circle', () => {
  const own = new Map([['root', by({ shareBy: 'round_robin' })]])
  expect(strategyOn(['root', 'east', 'team'], own).shareBy).toBe('round_robin')
  expect(strategyOn(['other'], own)).toBe(defaultStrategy)
  const next: Record<string, string> = { a: 'b', b: 'c', c: 'd', x: 'y', y: 'x' }
  expect(teamsAsked('a', (unit) => next[unit] ?? null)).toEqual(['a', 'b', 'c'])
  expect(teamsAsked('x', (unit) => next[unit] ?? null)).toEqual(['x', 'y'])
})
