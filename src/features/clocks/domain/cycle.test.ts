import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Note, nothingKnown, withNote } from './cycle.ts'

const notes: Note[] = [
  {
    moments: { beganAt: 100 },
    first: { kind: 'complaint', urgency: 'ordinary', tier: 1, labelId: 'late' },
    hasCustomer: true,
  },
  { changed: { at: 200, urgency: 'urgent' } },
  { changed: { at: 300, kind: 'enquiry', urgency: 'ordinary' } },
  { wait: { at: 400, waits: true } },
  { wait: { at: 500, waits: false } },
  { wait: { at: 600, waits: true } },
  { wait: { at: 700, waits: false } },
  { moments: { contactedAt: 450 } },
  { moments: { contactedAt: 350 } },
  { moments: { resolvedAt: 800 } },
]
const factsOf = (list: readonly Note[]) => list.reduce(withNote, nothingKnown)

test('events that come late, twice or in another order say the same about a ticket', () => {
  const expected = factsOf(notes)
  expect(expected).toMatchObject({ contactedAt: 350, kind: 'enquiry', urgency: 'ordinary' })
  expect(expected.waits).toEqual([
    { since: 400, until: 500 },
    { since: 600, until: 700 },
  ])
  const inSomeOrder = fc.shuffledSubarray(notes, { minLength: notes.length })
  fc.assert(
    fc.property(inSomeOrder, fc.array(fc.constantFrom(...notes)), (order, again) => {
      expect(factsOf([...order, ...again])).toEqual(expected)
    }),
  )
})

test('an end whose beginning is still on its way stops nothing', () => {
  const { waits } = factsOf([{ wait: { at: 500, waits: false } }])
  expect(waits).toEqual([{ since: null, until: 500 }])
})
