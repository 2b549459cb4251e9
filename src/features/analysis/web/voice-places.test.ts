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
    { words: '快递', addition: null, file: null },
    { words: '不想活', addition: 2, file: null },
  ])
})

test('words in a file are named with the file and where in it they stand', () => {
  const { text, added } = voice
  const additions = voice.additions.map((one) => ({
    ...one,
    placeOf: (at: number) => `letter.pdf, sign ${at}`,
  }))
  expect(wordsAt({ text, additions, added }, [{ start: 12, end: 15 }])).toEqual([
    { words: '不想活', addition: null, file: 'letter.pdf, sign 1' },
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
