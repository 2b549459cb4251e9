import { expect, test } from 'vitest'
import { callbackOutcome } from './answering.ts'

const after = (minutes: number) => ({ at: new Date(minutes * 60_000) })
const missed = (minutes: number) => ({ ...after(minutes), reached: false, answer: null })
const talked = { ...after(60), reached: true, answer: null }

test('a callback goes on until the customer answers or two attempts reached nobody', () => {
  expect(callbackOutcome([])).toBeNull()
  expect(callbackOutcome([missed(0)])).toBeNull()
  expect(callbackOutcome([missed(0), talked])).toBeNull()
  expect(callbackOutcome([missed(0), talked, missed(90)])).toBe('unreached')
  expect(callbackOutcome([missed(0), { ...talked, answer: 'satisfied' }])).toBe('satisfied')
})

test('attempts within half an hour of the one that counted are one', () => {
  expect(callbackOutcome([missed(0), missed(1), missed(29)])).toBeNull()
  expect(callbackOutcome([missed(0), missed(20), missed(30)])).toBe('unreached')
})
