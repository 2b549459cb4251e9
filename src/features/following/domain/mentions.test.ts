import { expect, test } from 'vitest'
import { askedAt, stillNamed } from './mentions.ts'

test('«@» asks for a colleague wherever a word may begin, Chinese text needs no space before it', () => {
  const asked = (text: string) => askedAt(text, text.length)?.typed
  expect(['@', '请@林', '请 @林岚', '（@'].map(asked)).toEqual(['', '林', '林岚', ''])
  expect(['horse@example', '@林岚 请看', '没有', '@@'].map(asked)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(askedAt('请@林 看一下', 3)).toEqual({ from: 1, typed: '林' })
})

test('only those are mentioned whose name still stands in the note', () => {
  const [lan, mei] = [{ name: '林岚' }, { name: '韩梅' }]
  expect(stillNamed('请@林岚 看一下', [lan, mei])).toEqual([lan])
})
