import { expect, test } from 'vitest'
import { listed } from './listed.ts'

const surveys = [
  { title: { zh: '客户满意度指数调查', en: 'Customer satisfaction index' }, state: 'open' as const },
  { title: { zh: '您愿意推荐我们吗？', en: 'Would you recommend us?' }, state: 'draft' as const },
]
const found = (q: string, state: readonly string[] = []) => listed(surveys, { q, state }).length

test('surveys are found by words of their title in either language, and by how they stand', () => {
  expect(found('')).toBe(2)
  expect(found('  ')).toBe(2)
  expect(found('满意度')).toBe(1)
  expect(found('INDEX customer')).toBe(1)
  expect(found('recommend index')).toBe(0)
  expect(found('', ['draft', 'closed'])).toBe(1)
  expect(found('满意度', ['draft'])).toBe(0)
})
