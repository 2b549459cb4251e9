import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oggPackets } from './ogg-packets.ts'
import { piecesOf, speechRate } from './pieces.ts'

const noise = (seconds: number, level = 0.2) =>
  Float32Array.from({ length: Math.round(seconds * speechRate) }, (_, i) => (i % 2 === 0 ? level : -level))

function joined(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

test('a long recording is cut in its pauses, a short one is left whole', () => {
  expect(piecesOf(noise(20))).toEqual([{ from: 0, to: 20 * speechRate }])
  const [first, second] = piecesOf(joined(noise(20), noise(0.6, 0.01), noise(20)))
  expect((first?.to ?? 0) / speechRate).toBeCloseTo(20.3, 0)
  expect(second?.from).toBe(first?.to)
})

test('a line without anybody on it is not heard', () => {
  expect(piecesOf(new Float32Array(90 * speechRate))).toEqual([])
  expect(piecesOf(new Float32Array())).toEqual([])
  const pieces = piecesOf(joined(new Float32Array(60 * speechRate), noise(5)))
  expect(pieces).toHaveLength(1)
})

test('nothing that is loud is left out, no piece is too long, and they follow each other', () => {
  const part = fc.record({ seconds: fc.integer({ min: 0, max: 35 }), level: fc.constantFrom(0, 0.01, 0.3) })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
      const samples = joined(...parts.map(({ seconds, level }) => noise(seconds, level)))
      const pieces = piecesOf(samples)
      let before = 0
      for (const { from, to } of pieces) {
        expect(from).toBeGreaterThanOrEqual(before)
        expect(samples.subarray(before, from).every((sample) => sample === 0)).toBe(true)
        expect(to - from).toBeLessThanOrEqual(28 * speechRate)
        expect(to).toBeGreaterThan(from)
        before = to
      }
      expect(samples.subarray(before).every((sample) => sample === 0)).toBe(true)
    }),
    { numRuns: 12 },
  )
})

/** A page of an Ogg file with these pieces of packets. */
function page(lengths: readonly number[], { serial = 1, fill = 0 } = {}): number[] {
  const head = [...new TextEncoder().encode('OggS'), ...new Array<number>(22).fill(0), lengths.length]
  head[14] = serial
  return [...head, ...lengths, ...lengths.flatMap((length) => new Array<number>(length).fill(fill))]
}

test('packets of a recording are found across pages, in what is broken as far as it goes', () => {
  const file = Uint8Array.from([
    ...page([3, 255], { fill: 7 }),
    1,
    2,
    ...page([9], { serial: 2 }),
    ...page([5, 4], { fill: 8 }),
    ...page([4], { fill: 9 }).slice(0, -1),
  ])
  expect([...oggPackets(file)].map((packet) => packet.length)).toEqual([3, 260, 4])
  expect([...oggPackets(Uint8Array.from([1, 2, 3]))]).toEqual([])
})
