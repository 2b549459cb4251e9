import { expect, test } from 'vitest'
import { compare } from './comparing.ts'
import { arranged, desk, hour, lived, period, rule, ticket } from './testing/lived-period.ts'

test('the comparison tells who got what before and after, and where it would have gone instead', () => {
  const recorded = period({
    people: [desk('a', 'east', { capacity: 99 }), desk('b', 'west', { capacity: 99 })],
    tickets: Array.from({ length: 10 }, (_, i) =>
      ticket(`t${i}`, i * hour, { matter: { ...ticket('t', 0).matter, tier: i < 4 ? 2 : 1 } }),
    ),
  })
  const live = lived(recorded, arranged([rule('1', 'east')]))
  const draft = lived(recorded, arranged([rule('2', 'west', { tiers: [2] }), rule('1', 'east')]))
  const workers = recorded.people.map(({ personId, unitId }) => ({ personId, unitId, workedMs: 8 * hour }))
  const found = compare(live, draft, workers)
  expect(found).toMatchObject({
    tickets: 10,
    movedUnit: 4,
    movedPerson: 4,
    flows: {
      units: [{ from: { unitId: 'east' }, to: { unitId: 'west' }, count: 4 }],
      people: [{ from: { personId: 'a' }, to: { personId: 'b' }, count: 4 }],
    },
    live: { unassigned: 0, fairness: { jain: { value: 0.5 }, gini: { value: 0.5 }, rate: 10 / 16 } },
  })
  // 6 and 4 of ten: 100 / (2 · 52).
  expect(found.draft.fairness.jain.value).toBeCloseTo(100 / 104, 12)
  expect(
    found.people.map(({ personId, live: was, draft: is }) => [personId, was.tickets, is.tickets]),
  ).toEqual([
    ['a', 10, 6],
    ['b', 0, 4],
  ])
  expect(found.examples.map(({ live: one }) => one.ticketId)).toEqual(['t0', 't1', 't2', 't3'])
  expect(compare(live, live, workers)).toMatchObject({ movedUnit: 0, movedPerson: 0, examples: [] })
})
