import { expect, test } from 'vitest'
import type { Widget } from './board.ts'
import { askedBy, lineOf, withoutRefused } from './questions.ts'
import { scope } from './testing/given-answers.ts'

const widget: Widget = {
  ...{ id: 'w', title: null, picture: 'table', by: 'label', filters: {}, markId: null },
  ...{ metrics: ['csat', 'queue', 'complaints'], comparison: 'previous', place: { x: 0, y: 0, w: 6, h: 4 } },
}
const refusing =
  (...metrics: string[]) =>
  (line: string) =>
    metrics.includes(line.split('~')[0] ?? '')

test('a table leaves out the columns that cannot be told by what its rows are, and says which', () => {
  expect(withoutRefused(widget, scope, refusing('queue'))).toEqual({
    widget: { ...widget, metrics: ['csat', 'complaints'] },
    left: ['queue'],
  })
  expect(withoutRefused(widget, scope, refusing())).toEqual({ widget, left: [] })
})

test('without its first column nothing is compared, and each is named once', () => {
  const found = withoutRefused(widget, scope, refusing('csat'))
  expect([found.left, found.widget.comparison]).toEqual([['csat'], null])
  const asked = askedBy(found.widget, scope).map(({ question }) => lineOf(question).split('~')[0])
  expect(asked).toEqual(['queue', 'complaints'])
})

test('what is left without any column, and any other picture, is refused whole', () => {
  const all = withoutRefused(widget, scope, refusing('csat', 'queue', 'complaints'))
  expect(all).toEqual({ widget, left: [] })
  const line: Widget = { ...widget, picture: 'line' }
  expect(withoutRefused(line, scope, refusing('queue'))).toEqual({ widget: line, left: [] })
})
