import { expect, test } from 'vitest'
import { entriesOf } from './entries.ts'

const news = (id: string, kind: string, read: boolean) => [
  { id, kind, at: '2026-05-04T02:00:00.000Z', readAt: read ? '2026-05-04T03:00:00.000Z' : null },
]
const many = (count: number, kind: string, read = true) =>
  Array.from({ length: count }, (_, nth) => news(`${kind}${nth}`, kind, read))
const shapeOf = (groups: ReturnType<typeof news>[]) =>
  entriesOf(groups).map((entry) =>
    'same' in entry ? `${entry.same.length} ${entry.same[0]?.[0]?.kind}` : entry.group[0]?.kind,
  )

test('many read news of one kind side by side stand in one line', () => {
  expect(shapeOf([...many(1, 'assigned'), ...many(6, 'waiting'), ...many(1, 'flagged')])).toEqual([
    'assigned',
    '6 waiting',
    'flagged',
  ])
})

test('few stay as they are, and so does what is unread or lies apart', () => {
  expect(shapeOf(many(5, 'waiting'))).toEqual(Array(5).fill('waiting'))
  expect(shapeOf(many(6, 'waiting', false))).toEqual(Array(6).fill('waiting'))
  const apart = [...many(3, 'waiting'), ...many(1, 'assigned'), ...many(3, 'waiting')]
  expect(shapeOf(apart)).toHaveLength(7)
})
