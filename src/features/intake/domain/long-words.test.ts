import { expect, test } from 'vitest'
import { inTwo } from './long-words.ts'

test('words that are not long stay whole', () => {
  expect(inTwo('冰箱不制冷。')).toEqual(['冰箱不制冷。', ''])
  expect(inTwo('长'.repeat(500))[1]).toBe('')
})

test('long words are cut after a sentence, and nothing of them is lost', () => {
  const text = '冰箱送到家就不制冷，打电话没有人管。'.repeat(50)
  const [beginning, rest] = inTwo(text)
  expect(beginning).toMatch(/。$/)
  expect(beginning.length).toBeGreaterThan(200)
  expect(beginning.length).toBeLessThanOrEqual(300)
  expect(beginning + rest).toBe(text)
})

test('a line ends a part, too, and is not begun by an empty one', () => {
  const [beginning, rest] = inTwo(`${'一行没有句号'.repeat(40)}\n\n${'下一行'.repeat(150)}`)
  expect(beginning).toBe('一行没有句号'.repeat(40))
  expect(rest).toMatch(/^下一行/)
})

test('where no sentence ends, no sign is cut in two', () => {
  const text = `a${'🧊'.repeat(400)}`
  const [beginning, rest] = inTwo(text)
  expect(beginning + rest).toBe(text)
  expect(beginning.isWellFormed()).toBe(true)
})
