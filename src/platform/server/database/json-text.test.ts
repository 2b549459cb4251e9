import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from './json-text.ts'

test('whatever people write, its JSON holds neither NUL nor halves of signs, and all else as it was', () => {
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u0000', '\ud800', '\udfff!', '\\u0000', '\\ud800'),
  )
  fc.assert(
    fc.property(fc.array(fc.record({ text: written, n: fc.integer() })), (rows) => {
      const clean = rows.map(({ text, n }) => ({ text: text.replaceAll('\u0000', '').toWellFormed(), n }))
      expect(JSON.parse(jsonText(rows))).toEqual(clean)
      expect(jsonText(rows)).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/)
    }),
  )
})
