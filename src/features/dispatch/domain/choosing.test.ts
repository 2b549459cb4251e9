import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, choose, speaks, type Wish } from './choosing.ts'
import { unitAfter } from './placing.ts'
import { firstMatch, type Matter, type Rule } from './rules.ts'
import { defaultStrategy } from './strategy.ts'
import { person, wish } from './testing/invented-team.ts'

const chosenFrom = (team: readonly Candidate[], wanted: Wish) => choose(team, wanted, defaultStrategy)

test.each([
  ['nobody_in_team', [], wish()],
  ['returned', [person()], wish({ notPeople: ['a'] })],
  ['nobody_with_skill', [person()], wish({ requiredSkills: ['海关'] })],
  ['nobody_with_language', [person({ languages: ['en'] })], wish()],
  ['nobody_online', [person({ availability: 'busy' })], wish()],
  ['nobody_on_shift', [person({ onDuty: false })], wish()],
  ['everybody_full', [person({ capacity: 1, load: 1 })], wish()],
] as const)('a ticket waits because of %s', (waiting, team, wanted) => {
  expect(chosenFrom(team, wanted)).toMatchObject({ person: null, waiting })
})

test('the load counts against the capacity, not by itself', () => {
  const small = person({ personId: 'small', capacity: 4, load: 2 })
  const large = person({ personId: 'large', capacity: 20, load: 5 })
  expect(chosenFrom([small, large], wish())).toMatchObject({
    person: { personId: 'large' },
    reason: 'lowest_load',
  })
})

test('of two with equal loads the longer idle one is taken', () => {
  const one = person({ personId: 'one', lastAssignedAt: 100 })
  const two = person({ personId: 'two', lastAssignedAt: 50 })
  expect(chosenFrom([one, two], wish())).toMatchObject({
    person: { personId: 'two' },
    reason: 'longest_idle',
  })
})

test('a reopened ticket returns to who knows it, if they can take it', () => {
  const known = person({ personId: 'known', load: 9 })
  const free = person({ personId: 'free' })
  const wanted = wish({ previousHandler: 'known' })
  expect(chosenFrom([free, known], wanted)).toMatchObject({ person: known, reason: 'previous_handler' })
  expect(chosenFrom([free, { ...known, load: 10 }], wanted)).toMatchObject({ person: free })
})

const anyPerson = fc.record({
  personId: fc.uuid(),
  unitId: fc.constant('u'),
  skills: fc.subarray(['物流', '退款']),
  languages: fc.subarray(['zh-CN', 'en']),
  availability: fc.constantFrom('online', 'busy', 'away'),
  onDuty: fc.boolean(),
  capacity: fc.integer({ min: 1, max: 20 }),
  load: fc.integer({ min: 0, max: 25 }),
  lastAssignedAt: fc.option(fc.integer({ min: 0, max: 1000 })),
  turn: fc.integer({ min: 0, max: 5 }),
  grade: fc.constantFrom(1, 2, 3),
  levels: fc.constant({}),
})
const anyTeam = fc.uniqueArray(anyPerson, { selector: (one) => one.personId, maxLength: 12 })
const anyWish = fc.record({
  requiredSkills: fc.subarray(['物流', '退款']),
  language: fc.constantFrom('zh', 'en', null),
  notPeople: fc.constant([]),
  previousHandler: fc.constant(null),
  lastHandler: fc.constant(null),
  tier: fc.constantFrom(1, 2, 3),
  vip: fc.boolean(),
  urgent: fc.boolean(),
})

test('whoever is chosen is able, present and not full, and the order of the list does not matter', () => {
  fc.assert(
    fc.property(anyTeam, anyWish, (team, wanted) => {
      const choice = chosenFrom(team, wanted)
      expect(chosenFrom(team.toReversed(), wanted).person).toEqual(choice.person)
      if (choice.person === null) return
      const { skills, availability, onDuty, load, capacity } = choice.person
      expect(onDuty).toBe(true)
      expect(wanted.requiredSkills.every((skill) => skills.includes(skill))).toBe(true)
      expect(speaks(choice.person, wanted.language)).toBe(true)
      expect(availability).toBe('online')
      expect(load).toBeLessThan(capacity)
    }),
  )
})

const rule = (given: Partial<Rule> = {}): Rule => ({
  id: 'r',
  kinds: [],
  labelIds: [],
  urgencies: [],
  tiers: [],
  unitIds: [],
  languages: [],
  vip: null,
  ...given,
})
const matter: Matter = {
  kind: 'complaint',
  urgency: 'urgent',
  tier: 1,
  labelPath: ['delay', 'logistics'],
  unitPath: ['root', 'east'],
  language: 'zh',
  vip: false,
}

test('a rule about a label takes everything under it, and says by which label', () => {
  const found = firstMatch(
    [rule({ labelIds: ['refund'] }), rule({ id: 'l', labelIds: ['logistics'] })],
    matter,
  )
  expect(found).toMatchObject({ rule: { id: 'l' }, matched: ['label'], labelId: 'logistics' })
})

test('every condition of a rule must be met, and the first rule wins', () => {
  const strict = rule({ id: 'strict', urgencies: ['urgent'], vip: true })
  const east = rule({ id: 'east', unitIds: ['east'], kinds: ['complaint'] })
  const rest = rule({ id: 'rest' })
  expect(firstMatch([strict, east, rest], matter)?.rule.id).toBe('east')
  expect(firstMatch([strict, rest], matter)).toMatchObject({ rule: { id: 'rest' }, matched: [] })
  expect(firstMatch([strict], matter)).toBeNull()
})

test('a ticket moves down to its handler’s team or across to another, never up out of its own', () => {
  expect(unitAfter(['root'], ['root', 'east'])).toBe('east')
  expect(unitAfter(['root', 'east'], ['root'])).toBe('east')
  expect(unitAfter(['root', 'east'], ['root', 'west'])).toBe('west')
})
