import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  groupedNumber,
  makeTrackingNumber,
  randomBytesOfNumber,
  readTrackingNumber,
} from './tracking-number.ts'

const number = fc
  .uint8Array({ minLength: randomBytesOfNumber, maxLength: randomBytesOfNumber })
  .map((random) => makeTrackingNumber('2026-11-21', random))

test('a number reads back as it was made, however it is written', () => {
  fc.assert(
    fc.property(number, (made) => {
      expect(made).toHaveLength(16)
      expect(readTrackingNumber(made)).toBe(made)
      expect(readTrackingNumber(groupedNumber(made).toLowerCase())).toBe(made)
    }),
  )
})

test('one wrong sign is always noticed', () => {
  fc.assert(
    fc.property(
      number,
      fc.integer({ min: 2, max: 15 }),
      fc.constantFrom(...'0123456789ABCXYZ'),
      (made, at, sign) => {
        const wrong = made.slice(0, at) + sign + made.slice(at + 1)
        if (wrong !== made) expect(readTrackingNumber(wrong)).toBeNull()
      },
    ),
  )
})

test('the check sign obeys the standard: the signs with it are 1 modulo 36', () => {
  fc.assert(
    fc.property(number, (made) => {
      const body = [...made.slice(0, -1)].map((sign) => Number.parseInt(sign, 36))
      const product = body.reduce((before, value) => (((before + value) % 36 || 36) * 2) % 37, 36)
      expect((product + Number.parseInt(made.slice(-1), 36)) % 36).toBe(1)
    }),
  )
})
