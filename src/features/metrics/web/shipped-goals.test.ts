import { expect, test } from 'vitest'
import { shippedGoals } from './shipped-goals.ts'

test('what ships is aimed at from the first day: 85% solved at first contact, an effort of 2 at most', () => {
  expect(shippedGoals('')).toEqual([
    { metric: 'first_contact_resolution', value: 0.85 },
    { metric: 'ces', value: 2 },
  ])
})

test('of one metric only its own goal', () => {
  expect(shippedGoals('ces')).toEqual([{ metric: 'ces', value: 2 }])
  expect(shippedGoals('nps')).toEqual([])
})
