import { describe, expect, test } from 'vitest'
import { classify, classifying } from './classifier.ts'
import { evaluate } from './evaluation.ts'
import type { Example } from './examples.ts'
import { readFeatureKeys } from './feature-keys.ts'
import { writeModel } from './model-files.ts'
import { findTask, type Task } from './tasks.ts'
import { labels, saidByCustomers } from './testing/sentences.ts'
import { NothingToLearn, trainClassifier } from './training.ts'

const task = findTask('topic') as Task
const train = saidByCustomers(240, 1)
const dev = saidByCustomers(90, 2)
const { classifier, report } = trainClassifier({ task, train, dev, seed: 1 })

const example = (text: string, label: string | number): Example => ({ id: text, text, label })

describe('a classifier learnt from a few hundred examples', () => {
  test('labels sentences it has not seen, in both languages', () => {
    const say = classifying(classifier)
    const outcomes = saidByCustomers(300, 3).map(({ text, label }) => {
      const { label: said, confidence } = say(readFeatureKeys(text))
      return { truth: label, said, confidence }
    })
    const { accuracy, macroF1 } = evaluate(outcomes)
    expect(accuracy).toBeGreaterThan(0.95)
    expect(macroF1).toBeGreaterThan(0.95)
  })

  test('writes traditional characters, full width and capitals off as the same text', () => {
    const plain = classify(classifier, '快递三天了还没到 PARCEL')
    expect(classify(classifier, '快遞三天了還沒到 ｐａｒｃｅｌ')).toEqual(plain)
  })

  test('gives probabilities that sum to one and the label of the highest', () => {
    const { label, confidence, probabilities } = classify(classifier, '退款一直没有到账')
    expect(label).toBe('refund')
    expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
    expect(confidence).toBe(Math.max(...probabilities))
    expect(classifier.classes).toEqual([...labels].sort())
  })

  test('leaves a text it knows nothing of to a person', () => {
    for (const text of ['', '   ', '🦑', 'ქართული']) expect(classify(classifier, text).abstained).toBe(true)
  })

  test('reports figures of texts that it did not learn from, and what it tried', () => {
    expect(report).toMatchObject({
      trained: 240,
      tuned: 90,
      classes: { delivery: 80, quality: 80, refund: 80 },
    })
    expect(report.dev.n).toBe(90)
    expect(report.tried.length).toBeGreaterThan(1)
  })
})

test('the same examples and seed give the same model to the byte, another seed another one', () => {
  const again = trainClassifier({ task, train, dev, seed: 1 }).classifier
  const other = trainClassifier({ task, train, dev, seed: 2 }).classifier
  expect(writeModel(again)).toEqual(writeModel(classifier))
  expect(writeModel(other).weights).not.toEqual(writeModel(classifier).weights)
})

test('without a dev file a tenth of the examples is held back', () => {
  const { report: held } = trainClassifier({ task, train, seed: 1 })
  expect(held).toMatchObject({ trained: 216, tuned: 24 })
})

test('rare emotions are served as well as frequent ones: macro-F1 decides, not accuracy', () => {
  const rare = saidByCustomers(600, 4).filter(({ label }, i) => label === 'delivery' || i % 20 === 1)
  const blurred = rare.map((one, i) => (i % 4 === 0 ? { ...one, text: '不太好' } : one))
  const learn = (name: string) =>
    trainClassifier({ task: findTask(name) as Task, train: blurred, seed: 1 }).classifier
  expect([...learn('topic').offsets]).toEqual([0, 0, 0])
  const offsets = learn('emotion').offsets
  expect(offsets.length).toBe(3)
  expect(Math.max(...offsets.slice(1))).toBeGreaterThanOrEqual(offsets[0] as number)
})

describe('strange examples', () => {
  const learn = (examples: Example[], others?: Example[]) =>
    trainClassifier({ task, train: examples, seed: 1, ...(others ? { dev: others } : {}) })

  test('none at all are refused', () => {
    expect(() => learn([])).toThrow(NothingToLearn)
  })

  test('all of one label: the model always says it', () => {
    const { classifier: only } = learn(saidByCustomers(30, 5).map((one) => ({ ...one, label: 'x' })))
    expect(classify(only, '任何话')).toMatchObject({ label: 'x', confidence: 1 })
  })

  test('a label with one example is learnt and told', () => {
    const { classifier: more, report: told } = learn([...train, example('发票抬头开错了', 'invoice')], dev)
    expect(told.warnings.single).toEqual(['invoice'])
    expect(classify(more, '发票抬头开错了').label).toBe('invoice')
  })

  test('nor is the only example of a label held back where there are no dev texts', () => {
    for (let seed = 0; seed < 15; seed++) {
      const few = [...saidByCustomers(30, 5), example('发票抬头开错了', 'invoice')]
      const { classifier: all, report: told } = trainClassifier({ task, train: few, seed, units: 2 })
      expect(all.classes).toContain('invoice')
      expect(told.tuned).toBe(3)
    }
  })

  test('contradictory examples are counted, and the model is unsure', () => {
    const both = ['a', 'b'].flatMap((label) => saidByCustomers(60, 6).map((one) => ({ ...one, label })))
    const { classifier: torn, report: told } = learn(both)
    expect(told.warnings.contradictory).toBeGreaterThan(20)
    expect(classify(torn, both[0]?.text ?? '').confidence).toBeLessThan(0.75)
  })

  test('a dev text of a class never trained is counted, not learnt', () => {
    const { report: told, classifier: same } = learn(train, [...dev, example('别的', 'unheard')])
    expect(told.warnings.unknown).toBe(1)
    expect(same.classes).toEqual(['delivery', 'quality', 'refund'])
  })

  test('numbers as labels come back as numbers', () => {
    const { classifier: numbers } = learn(
      train.map((one) => ({ ...one, label: labels.indexOf(String(one.label)) })),
    )
    expect(classify(numbers, '退款一直没有到账').label).toBe(2)
  })

  const long = process.env.HUIXIANG_TEST_LONG === '1'

  test(`${long ? 5000 : 300} labels with one example each`, () => {
    const count = long ? 5000 : 300
    const many = Array.from({ length: count }, (_, i) => example(`第${i}号 branch${i}`, `L${i}`))
    const { classifier: wide, report: told } = learn(many, many.slice(0, 20))
    expect(wide.classes.length).toBe(count)
    expect(told.warnings.single.length).toBe(count)
    expect(classify(wide, many[7]?.text ?? '').probabilities.length).toBe(count)
  })

  test('texts of every bad kind, in training and after', () => {
    const bad = [
      '\ud800'.repeat(50),
      'a\u0000b\u0000',
      '\u202e反过来的字\u202c',
      Buffer.from('x'.repeat(3000)).toString('base64'),
      '<div onclick="x()"><p>你好</p></div>'.repeat(50),
      '😀',
      '一'.repeat(10 * 2 ** 20),
    ]
    const { classifier: tough } = learn(
      [...train, ...bad.map((text, i) => example(text, labels[i % 3] as string))],
      dev,
    )
    for (const text of bad) {
      const { probabilities } = classify(tough, text)
      expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
    }
    expect(classify(tough, '快递三天了还没到').label).toBe('delivery')
  })
})
