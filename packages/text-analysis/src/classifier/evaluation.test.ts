import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBlend } from './blend.ts'
import { evaluate, macroF1Interval, type Outcome } from './evaluation.ts'
import { readExamples } from './examples.ts'
import { disagreements, promotionTest } from './promotion.ts'
import { seededRandom } from './seeded-random.ts'

const outcome = (truth: string, said: string, confidence: number): Outcome => ({ truth, said, confidence })

describe('the figures of a test', () => {
  const judged = [
    outcome('a', 'a', 0.9),
    outcome('a', 'a', 0.8),
    outcome('a', 'b', 0.6),
    outcome('b', 'b', 0.7),
    outcome('b', 'a', 0.5),
  ]
  const figures = evaluate(judged)

  test('accuracy, F1 and the classes are those counted by hand', () => {
    expect(figures).toMatchObject({ n: 5, accuracy: 0.6 })
    expect(figures.perLabel.a).toMatchObject({
      support: 3,
      said: 3,
      hits: 2,
      precision: 2 / 3,
      recall: 2 / 3,
    })
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 1 / 2) / 2, 10)
  })

  test('the calibration error is the mean gap between confidence and truth, bin by bin', () => {
    // Every confidence lies in a bin of its own: |1−.9| + |1−.8| + |0−.6| + |1−.7| + |0−.5|, over five texts.
    expect(figures.ece).toBeCloseTo((0.1 + 0.2 + 0.6 + 0.3 + 0.5) / 5, 10)
  })

  test('accuracy at a coverage is that of the surest texts', () => {
    expect(figures.coverage.find(({ coverage }) => coverage === 0.6)?.accuracy).toBe(1)
    expect(figures.coverage[0]).toEqual({ coverage: 1, accuracy: 0.6 })
  })

  test('confusions are counted by direction', () => {
    expect(figures.confusions).toEqual([
      { truth: 'a', said: 'b', count: 1 },
      { truth: 'b', said: 'a', count: 1 },
    ])
  })

  test('an empty test has no figures and no division by nothing', () => {
    expect(evaluate([])).toMatchObject({ n: 0, accuracy: 0, macroF1: 0, ece: 0, confusions: [] })
  })

  test('labels compare as written, whether word or number', () => {
    expect(evaluate([{ truth: 1, said: '1', confidence: 1 }]).accuracy).toBe(1)
  })

  test('the interval of macro-F1 holds its value and is the same for a seed', () => {
    const many = Array.from({ length: 40 }, () => judged).flat()
    const interval = macroF1Interval(many, 3)
    expect(interval).toEqual(macroF1Interval(many, 3))
    expect(interval.low).toBeLessThan(figures.macroF1)
    expect(interval.high).toBeGreaterThan(figures.macroF1)
  })
})

test('scores that are too sure are cooled to what came true, and a view that knows nothing is left out', () => {
  const random = seededRandom(7)
  const texts = 4000
  const margins = Float32Array.from({ length: texts * 2 }, () => random() * 2 - 1)
  const logits = new Float32Array(texts * 2)
  // True log-odds are 2 × the margin, written down five times too sure; the second view is noise.
  const of = Int32Array.from({ length: texts }, (_, i) => {
    const odds = 2 * ((margins[i * 2] as number) - (margins[i * 2 + 1] as number))
    logits[i * 2] = random() - 0.5
    return random() < 1 / (1 + Math.exp(-odds)) ? 0 : 1
  })
  const { blend } = findBlend({ classes: 2, margins: margins.map((margin) => margin * 5), logits, of })
  expect(blend.margins * 5).toBeCloseTo(2, 0)
  expect(blend.logits).toBeLessThan(0.35)
})

describe('promotion', () => {
  test('is judged by the texts on which old and new disagree, exactly', () => {
    // Binomial(8, ½): 2 × (1 + 8) / 256.
    expect(promotionTest({ onlyOld: 1, onlyNew: 7 }).pValue).toBeCloseTo(18 / 256, 12)
    expect(promotionTest({ onlyOld: 2, onlyNew: 12 })).toMatchObject({ better: true, worse: false })
    expect(promotionTest({ onlyOld: 30, onlyNew: 10 })).toMatchObject({ better: false, worse: true })
    expect(promotionTest({ onlyOld: 0, onlyNew: 0 })).toEqual({ pValue: 1, better: false, worse: false })
  })

  test('is fair: exchanging the two exchanges the verdict', () => {
    const count = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(count, count, (one, other) => {
        const there = promotionTest({ onlyOld: one, onlyNew: other })
        const back = promotionTest({ onlyOld: other, onlyNew: one })
        expect(back.pValue).toBeCloseTo(there.pValue, 10)
        expect(back.worse).toBe(there.better)
        expect(there.pValue).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('counts disagreements over the same texts only', () => {
    expect(disagreements([true, true, false, false], [true, false, true, false])).toEqual({
      onlyOld: 1,
      onlyNew: 1,
    })
    expect(() => disagreements([true], [])).toThrow(RangeError)
    expect(() => promotionTest({ onlyOld: -1, onlyNew: 0 })).toThrow(RangeError)
  })
})

test('bad lines of a training file are named by number and reason, the others are taken', () => {
  const lines = [
    '\ufeff{"id":1,"text":"好","label":"a"}',
    '{"text":"没有编号","label":2}',
    'not json',
    '[1]',
    '{"label":"a"}',
    '{"text":"没有标签"}',
    '{"text":" \\u200b ","label":"a"}',
    '',
    '{"text":"😀","label":"b","more":true}\r',
  ]
  const { examples, badLines } = readExamples(lines)
  expect(examples).toEqual([
    { id: '1', text: '好', label: 'a' },
    { id: '2', text: '没有编号', label: 2 },
    { id: '9', text: '😀', label: 'b' },
  ])
  expect(badLines).toEqual([
    { line: 3, reason: 'notJson' },
    { line: 4, reason: 'notAnObject' },
    { line: 5, reason: 'noText' },
    { line: 6, reason: 'noLabel' },
    { line: 7, reason: 'emptyText' },
  ])
})
