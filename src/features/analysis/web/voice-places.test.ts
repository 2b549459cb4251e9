import { expect, test } from 'vitest'
import { withinPart, wordsAt } from './public/voice-places.ts'

const voice = {
  text: '快递没到',
  additions: [
    { id: 'a', text: '请处理' },
    { id: 'b', text: '我不想活了' },
  ],
  added: [
    { additionId: 'a', start: 6, end: 9 },
    { additionId: 'b', start: 11, end: 16 },
  ],
}

test('the words that decided are named with where they stand, each once', () => {
  const spans = [
    { start: 0, end: 2 },
    { start: 12, end: 15 },
    { start: 12, end: 15 },
  ]
  expect(wordsAt(voice, spans)).toEqual([
    { words: '快递', addition: null },
    { words: '不想活', addition: 2 },
  ])
})

test('a mark of the whole falls into the part that it stands in, and into no other', () => {
  const spans = [
    { start: 0, end: 2 },
    { start: 12, end: 15 },
  ]
  expect(withinPart(spans, voice.added)).toEqual([{ start: 0, end: 2 }])
  expect(withinPart(spans, voice.added, 'a')).toEqual([])
  expect(withinPart(spans, voice.added, 'b')).toEqual([{ start: 1, end: 4 }])
})
