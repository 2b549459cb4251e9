import { expect, test } from 'vitest'
import { noCounts, ratesOf, together } from './rates.ts'

test('who was not reached counts for the response, never as an answer', () => {
  const { response, solved, satisfied } = ratesOf({
    dispatched: 100,
    contacted: 90,
    asked: 40,
    solved: 30,
    answered: 50,
    satisfied: 45,
  })
  expect([response.value, response.n]).toEqual([0.9, 100])
  expect([solved.value, solved.n]).toEqual([0.75, 40])
  expect([satisfied.value, satisfied.n]).toEqual([0.9, 50])
  // Wilson, 45 of 50: 0.7864…0.9565 (Newcombe 1998).
  expect(satisfied.low).toBeCloseTo(0.7864, 4)
  expect(satisfied.high).toBeCloseTo(0.9565, 4)
})

test('nothing asked says nothing', () => {
  expect(ratesOf(noCounts).satisfied).toMatchObject({ value: null, n: 0, low: 0, high: 1 })
})

test('groups add up', () => {
  const some = { ...noCounts, dispatched: 3, contacted: 2 }
  expect(together(some, some)).toMatchObject({ dispatched: 6, contacted: 4, satisfied: 0 })
})
