import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Analysis, analyse } from './analyse.ts'
import { normalise, originalSpan } from './normalise.ts'
import { mask } from './personal-data/masking.ts'
import { queryTokens, searchBigrams, searchTokens } from './search-tokens.ts'
import { splitSentences } from './sentences.ts'
import { contentHash, simhash64 } from './similarity.ts'
import type { Span } from './span.ts'
import { inLanguage } from './taxonomies/default-label.ts'
import { generalTaxonomy } from './taxonomies/general.ts'
import { compileTaxonomy } from './taxonomy.ts'

const taxonomy = compileTaxonomy(inLanguage(generalTaxonomy, 'zh'))
const pieces = [
  '不满意',
  '退款',
  '電話１３８１２３４５６７８',
  '㎡',
  'ﬁ',
  '😀',
  '\ud800',
  '\udc00',
  '\0',
  '\u200b',
  '𝐛𝐚𝐝',
  '\u202e',
  '。',
  ' ',
  '\n',
  '想死',
  'a@b.cn',
  'İ',
  '①',
  '火',
  "n't",
  '上周五',
  '３点半',
  '三百塊',
  '張經理',
  '萬達廣場',
  '3栋502室',
  '<p class="x">',
  '&nbsp;',
]
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
)

function spansOf(analysis: Analysis): Span[] {
  return [
    ...analysis.risks.flatMap(({ span, evidence }) => [span, ...evidence]),
    ...analysis.labels.flatMap(({ evidence }) => evidence),
    ...analysis.keyPhrases.map(({ span }) => span),
    ...analysis.personalData,
    ...analysis.facts,
    ...analysis.aspects.map(({ span }) => span),
    ...analysis.urgency.reasons.map(({ span }) => span),
  ]
}

test('any text is analysed, every span lies in it and is not empty, every confidence is within 0…1', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const analysis = analyse(text, { taxonomy })
      for (const { start, end } of spansOf(analysis)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
      const { kind, language, sentiment, emotion, urgency, risks, labels, keyPhrases } = analysis
      for (const { confidence } of [
        kind,
        language,
        sentiment,
        emotion,
        urgency,
        ...risks,
        ...labels,
        ...keyPhrases,
      ]) {
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
      expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1)
      expect(analysis.abstained).toBe(labels.length === 0)
      expect(analyse(text, { taxonomy })).toEqual(analysis)
    }),
  )
})

test('folding maps every piece back to where it came from, in order', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const folded = normalise(text)
      let last = 0
      for (let i = 0; i < folded.text.length; i++) {
        const { start, end } = originalSpan(folded, { start: i, end: i + 1 })
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = start
      }
      expect(normalise(folded.text).text).toBe(folded.text)
    }),
  )
})

test('every character folds into what folds no further', () => {
  const unstable: string[] = []
  for (let code = 0; code < 0x11_0000; code++) {
    const folded = normalise(String.fromCodePoint(code)).text
    if (normalise(folded).text !== folded) unstable.push(String.fromCodePoint(code))
  }
  expect(unstable).toEqual([])
  expect(normalise('薴㈶').text).toBe('苎(财)')
})

test('masking keeps the length and everything outside the spans', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const spans = analyse(text).personalData
      const masked = mask(text, spans)
      expect(masked.length).toBe(text.length)
      for (let i = 0; i < text.length; i++) {
        if (!spans.some(({ start, end }) => start <= i && i < end)) expect(masked[i]).toBe(text[i])
      }
    }),
  )
})

test('personal data never overlaps', () => {
  fc.assert(
    fc.property(anything, (text) => {
      let end = 0
      for (const span of analyse(text).personalData) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        end = span.end
      }
    }),
  )
})

test('sentences cover every visible character once and in order', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const kept = splitSentences(text).map(({ start, end }) => text.slice(start, end))
      expect(kept.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test('every two characters of Chinese in a text are found again by a query for them', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const stored = new Set(searchBigrams(text))
      for (const bigram of queryTokens(text).bigrams) expect(stored.has(bigram)).toBe(true)
      for (const token of searchTokens(text)) {
        expect(token).not.toBe('')
        expect(token).not.toMatch(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
      }
      expect(contentHash(text)).toHaveLength(32)
      expect(simhash64(text)).toHaveLength(16)
    }),
  )
})

test.each([
  '好',
  'a',
  '1',
  '+1 ',
  '不',
  '@',
  'a@',
  '138 ',
  '😀',
  '\ud800',
  ' ',
  '0731-',
  '.',
  '想死不',
  '。',
])('a hundred thousand characters of «%s» are finished', (piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length))
  expect(analyse(text, { taxonomy }).labels).toBeInstanceOf(Array)
  expect(splitSentences(text).length).toBeLessThanOrEqual(text.length)
  expect(searchTokens(text).length).toBeLessThanOrEqual(text.length)
  expect(simhash64(text)).toHaveLength(16)
})
