import { expect, test } from 'vitest'
import { type Mark, piecesOf } from './marks.ts'

const mark = (start: number, end: number, why: Mark['why']): Mark => ({ start, end, why, words: why })
const shown = (text: string, marks: readonly Mark[]) =>
  piecesOf(text, marks).map((piece) => [piece.text, piece.marks.map(({ why }) => why).join('+')])

test('a fact inside a feeling is marked as both, and the text stays whole', () => {
  const text = '上周五发的货太慢'
  expect(shown(text, [mark(0, 8, 'negative'), mark(0, 3, 'fact')])).toEqual([
    ['上周五', 'negative+fact'],
    ['发的货太慢', 'negative'],
  ])
})

test('a mark outside the text is left out, and an empty text has no piece', () => {
  expect(shown('退款', [mark(0, 9, 'label'), mark(1, 1, 'risk')])).toEqual([['退款', '']])
  expect(piecesOf('', [])).toEqual([])
})
