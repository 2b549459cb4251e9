import { expect, test } from 'vitest'
import { callbackOutcome } from './answering.ts'

const missed = { reached: false, answer: null }
const talked = { reached: true, answer: null }

test('a callback goes on until the customer answers or two attempts reached nobody', () => {
  expect(callbackOutcome([])).toBeNull()
  expect(callbackOutcome([missed])).toBeNull()
  expect(callbackOutcome([missed, talked])).toBeNull()
  expect(callbackOutcome([missed, talked, missed])).toBe('unreached')
  expect(callbackOutcome([missed, { reached: true, answer: 'satisfied' }])).toBe('satisfied')
})
