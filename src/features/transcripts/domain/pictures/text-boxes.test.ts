import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineText } from './line-text.ts'
import { inReadingOrder } from './reading-order.ts'
import { textBoxes } from './text-boxes.ts'
import { lookAt } from './tiles.ts'

function mapWith(width: number, height: number, isText: (x: number, y: number) => boolean) {
  const shares = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) shares[y * width + x] = isText(x, y) ? 0.9 : 0.05
  return { width, height, shares }
}

test('a level line is found with the edges that the detector leaves out', () => {
  const [box, ...others] = textBoxes(mapWith(200, 100, (x, y) => x >= 40 && x < 140 && y >= 50 && y < 60))
  expect(others).toEqual([])
  expect(box).toMatchObject({ x: 90, y: 55, angle: 0 })
  expect(box?.width).toBeCloseTo(100 + 13.6, 1)
  expect(box?.height).toBeCloseTo(10 + 13.6, 1)
})

test('a line held askew is found with its turn', () => {
  const turn = 0.2
  const isText = (x: number, y: number) => {
    const [along, across] = [
      (x - 150) * Math.cos(turn) + (y - 100) * Math.sin(turn),
      (y - 100) * Math.cos(turn) - (x - 150) * Math.sin(turn),
    ]
    return Math.abs(along) < 80 && Math.abs(across) < 8
  }
  const [box] = textBoxes(mapWith(300, 200, isText))
  expect(box?.angle).toBeCloseTo(turn, 1)
  expect(box?.x).toBeCloseTo(150.5, 1)
  expect(box?.y).toBeCloseTo(100.5, 1)
})

test('specks and faint patches are no text', () => {
  expect(textBoxes(mapWith(50, 50, (x, y) => x === 10 && y === 10))).toEqual([])
  const faint = mapWith(50, 50, () => false)
  faint.shares.fill(0.4)
  expect(textBoxes(faint)).toEqual([])
})

test('words are read by rows, each from the left, also in a picture held askew', () => {
  const at = (x: number, y: number, text: string, angle = 0) => ({
    text,
    box: { x, y, width: 40, height: 20, angle },
  })
  expect(inReadingOrder([at(200, 52, '9.00'), at(60, 10, '小票'), at(60, 50, '牛奶')])).toBe(
    '小票\n牛奶 9.00',
  )
  expect(inReadingOrder([at(400, 60, '9.00', 0.1), at(60, 26, '牛奶', 0.1), at(60, 70, '合计', 0.1)])).toBe(
    '牛奶 9.00\n合计',
  )
})

test('every row of a picture counts in exactly one of the pieces that are looked at', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 12_000 }), (width, height) => {
      const { scale, tiles } = lookAt(width, height)
      expect(scale).toBeLessThanOrEqual(1)
      expect(tiles[0]?.countsFrom).toBe(0)
      expect(tiles.at(-1)?.countsTo).toBe(Math.max(1, Math.round(height * scale)))
      for (const [i, tile] of tiles.entries()) {
        expect(tile.countsFrom).toBe(i === 0 ? 0 : tiles[i - 1]?.countsTo)
        expect(tile.countsTo).toBeGreaterThan(tile.countsFrom)
        expect(tile.top + tile.height).toBeGreaterThanOrEqual(tile.countsTo)
      }
    }),
  )
})

test('a sign that is repeated without a pause is one, with a pause it is two', () => {
  const signs = ['', 'a', 'b']
  const steps = [1, 1, 0, 1, 2, 2, 0]
  const shares = Float32Array.from(steps.flatMap((best) => signs.map((_, i) => (i === best ? 0.9 : 0.05))))
  expect(lineText(shares, signs)).toEqual({ text: 'aab', sureness: expect.closeTo(0.9, 5) })
})
