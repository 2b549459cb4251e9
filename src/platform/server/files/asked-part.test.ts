import { expect, test } from 'vitest'
import { askedPart } from './asked-part.ts'

test.each([
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=900-', { first: 900, last: 999 }],
  ['bytes=900-5000', { first: 900, last: 999 }],
  ['bytes=-100', { first: 900, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
])('of a thousand bytes %s is a part', (header, part) => {
  expect(askedPart(header, 1000)).toEqual(part)
})

test.each(['bytes=1000-', 'bytes=2000-3000', 'bytes=-0'])('%s is not in it', (header) => {
  expect(askedPart(header, 1000)).toBeNull()
})

test.each([undefined, '', 'bytes=-', 'bytes=9-3', 'bytes=0-1,5-9', 'lines=1-2', 'bytes=a-b'])(
  '%s asks for the whole',
  (header) => {
    expect(askedPart(header, 1000)).toBeUndefined()
  },
)

test('an empty file has no part', () => {
  expect(askedPart('bytes=0-', 0)).toBeNull()
})
