import { expect, test } from 'vitest'
import { afterDeed, isAwaited, isOver, letterStates } from './letters.ts'

test('a letter is received, answered and accepted, or sent back to be answered again', () => {
  expect(afterDeed('sent', 'receive')).toBe('received')
  expect(afterDeed('sent', 'answer')).toBe('answered')
  expect(afterDeed('answered', 'accept')).toBe('accepted')
  expect(afterDeed('answered', 'return')).toBe('sent')
})

test('nothing more happens to a letter that is over, and its clock stands', () => {
  for (const state of letterStates.filter(isOver)) {
    expect(isAwaited(state)).toBe(false)
    for (const deed of ['receive', 'answer', 'accept', 'return', 'withdraw'] as const)
      expect(afterDeed(state, deed)).toBeNull()
  }
})
