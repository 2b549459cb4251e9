import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arranged, day, desk, holders, hour, lived, period, rule, ticket } from './testing/lived-period.ts'

const toAll = rule('all', 'root')

test('a ticket goes where the rules of the replay send it, whatever the rules of the day did', () => {
  const recorded = period({
    people: [desk('a', 'east'), desk('b', 'west')],
    tickets: [ticket('t', hour, { matter: { ...ticket('t', 0).matter, kind: 'praise' } })],
  })
  expect(holders(lived(recorded, arranged([rule('1', 'east')])))).toEqual(['a'])
  expect(
    holders(lived(recorded, arranged([rule('2', 'west', { kinds: ['praise'] }), rule('1', 'east')]))),
  ).toEqual(['b'])
  const [nowhere] = lived(recorded, arranged([rule('3', 'east', { kinds: ['report'] })]))
  expect(nowhere).toMatchObject({ ruleId: null, unitId: expect.stringMatching(/east|west/) })
})

test('who is full gets nothing more until a ticket is done, which takes as long as it really took', () => {
  const recorded = period({
    people: [desk('a', 'east', { capacity: 1 })],
    tickets: [
      ticket('1', hour, { takesMs: 3 * hour }),
      ticket('2', 2 * hour),
      ticket('3', 3 * hour, { takesMs: null }),
    ],
  })
  const outcomes = lived(recorded, arranged([toAll]))
  expect(outcomes.map(({ waitedMs }) => waitedMs)).toEqual([0, 2 * hour, 2 * hour])
  const never = period({
    people: [desk('a', 'east', { capacity: 1 })],
    tickets: [ticket('1', 0, { takesMs: null }), ticket('2', 1)],
  })
  expect(lived(never, arranged([toAll]))[1]).toMatchObject({ personId: null, waitedMs: null, unitId: 'root' })
})

test('what somebody held when the period began counts until they were done with it', () => {
  const recorded = period({
    people: [desk('a', 'east', { capacity: 2, load: 2 })],
    held: [{ personId: 'a', size: 2, until: 5 * hour }],
    tickets: [ticket('1', hour)],
  })
  expect(lived(recorded, arranged([toAll]))[0]).toMatchObject({ personId: 'a', waitedMs: 4 * hour })
})

test('nobody is given anything while they were away or off shift; what waits goes to whoever comes', () => {
  const recorded = period({
    people: [desk('a', 'east', { availability: 'away' }), desk('b', 'east', { onDuty: false })],
    changes: [
      { personId: 'b', at: 3 * hour, onDuty: true },
      { personId: 'a', at: 5 * hour, availability: 'online' },
    ],
    tickets: [ticket('1', hour), ticket('2', hour), ticket('3', hour)],
  })
  const outcomes = lived(recorded, arranged([toAll]))
  expect(outcomes.map(({ personId, waitedMs }) => [personId, waitedMs])).toEqual([
    ['b', 2 * hour],
    ['b', 2 * hour],
    // b is full until 4 o'clock, when the first two are done.
    ['b', 3 * hour],
  ])
})

test('the urgent come first out of the queue', () => {
  const urgent = { language: 'zh', tier: 1, vip: false, urgent: true } as const
  const recorded = period({
    people: [desk('a', 'east', { availability: 'away', capacity: 1 })],
    changes: [{ personId: 'a', at: 5 * hour, availability: 'online' }],
    tickets: [
      ticket('1', hour),
      ticket('2', 2 * hour, { wish: urgent }),
      ticket('3', 3 * hour, { wish: urgent }),
    ],
  })
  expect(lived(recorded, arranged([toAll])).map(({ waitedMs, at }) => (waitedMs ?? 0) + at)).toEqual([
    7 * hour,
    5 * hour,
    6 * hour,
  ])
})

test('a quota holds for the day, and what it kept waiting is shared out on the next', () => {
  const recorded = period({
    people: [desk('a', 'east', { capacity: 9 }), desk('b', 'west', { capacity: 9 })],
    tickets: [ticket('1', hour), ticket('2', 2 * hour), ticket('3', 3 * hour), ticket('4', day + 5 * hour)],
  })
  const alone = lived(recorded, arranged([rule('1', 'east')], { east: { dailyQuota: 1 } }))
  expect(alone.map(({ personId, waitedMs }) => [personId, waitedMs])).toEqual([
    ['a', 0],
    // The next day begins with the next thing that happens: the ticket at five.
    ['a', day + 3 * hour],
    [null, null],
    [null, null],
  ])
  const passed = lived(
    recorded,
    arranged([rule('1', 'east')], { east: { dailyQuota: 1, overflowUnitId: 'west' } }),
  )
  expect(passed.map(({ personId, overflowed }) => [personId, overflowed])).toEqual([
    ['a', false],
    ['b', true],
    ['b', true],
    ['a', false],
  ])
})

test('whoever must not have a ticket does not get it in a replay either', () => {
  const recorded = period({
    people: [desk('a', 'east', { capacity: 9 }), desk('b', 'east', { capacity: 9, load: 8 })],
    tickets: [ticket('secret', hour), ticket('plain', hour)],
    isKept: (ticketId, personId) => ticketId === 'secret' && personId === 'a',
  })
  expect(holders(lived(recorded, arranged([toAll])))).toEqual(['b', 'a'])
})

test('a customer meets whoever the replay gave their last ticket to', () => {
  const recorded = period({
    people: [desk('a', 'east', { capacity: 9, load: 5 }), desk('b', 'east', { capacity: 9 })],
    tickets: [
      ticket('1', hour, { customerId: 'c', lastHandler: 'a' }),
      ticket('2', 2 * hour, { customerId: 'd' }),
      ticket('3', 3 * hour, { customerId: 'c' }),
    ],
  })
  expect(holders(lived(recorded, arranged([toAll], { root: { sticky: true } })))).toEqual(['a', 'b', 'a'])
})

const lives = fc.record({
  capacities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
  arrivals: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 40 }),
      takes: fc.integer({ min: 0, max: 20 }),
      urgent: fc.boolean(),
    }),
    { maxLength: 40 },
  ),
  leaves: fc.array(fc.record({ who: fc.nat(4), at: fc.integer({ min: 0, max: 40 }), there: fc.boolean() }), {
    maxLength: 10,
  }),
})

test('nobody is ever overfilled, and the same life lived twice ends the same', () => {
  fc.assert(
    fc.property(lives, ({ capacities, arrivals, leaves }) => {
      const people = capacities.map((capacity, i) => desk(`p${i}`, 'east', { capacity }))
      const recorded = period({
        people,
        tickets: arrivals
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, takes, urgent }, i) =>
            ticket(`t${i}`, at * hour, {
              takesMs: takes * hour,
              wish: { language: 'zh', tier: 1, vip: false, urgent },
            }),
          ),
        changes: leaves
          .toSorted((a, b) => a.at - b.at)
          .map(({ who, at, there }) => ({
            personId: `p${who}`,
            at: at * hour,
            availability: there ? 'online' : 'away',
          })),
      })
      const outcomes = lived(recorded, arranged([toAll]))
      expect(lived(recorded, arranged([toAll]))).toEqual(outcomes)
      for (const { personId, capacity } of people)
        for (const one of outcomes) {
          const startsAt = one.at + (one.waitedMs ?? 0)
          const held = outcomes.filter((other, i) => {
            const began = other.at + (other.waitedMs ?? 0)
            const ends = began + (recorded.tickets[i]?.takesMs as number)
            return other.personId === personId && began <= startsAt && startsAt < ends
          })
          expect(held.length).toBeLessThanOrEqual(capacity)
        }
    }),
    { numRuns: 60 },
  )
})
