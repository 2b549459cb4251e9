import { expect, test } from 'vitest'
import { classify } from './classifier.ts'
import { explain } from './explanation.ts'
import { MODEL_FORMAT, type ModelFiles, ModelRefused, readModel, writeModel } from './model-files.ts'
import { findTask, type Task } from './tasks.ts'
import { saidByCustomers } from './testing/sentences.ts'
import { trainClassifier } from './training.ts'

const train = saidByCustomers(240, 1)
const dev = saidByCustomers(60, 2)
const { classifier } = trainClassifier({ task: findTask('topic') as Task, train, dev, seed: 1 })
const files = writeModel(classifier, { seed: 1 })

function refusal(broken: ModelFiles): ModelRefused {
  try {
    readModel(broken)
  } catch (error) {
    if (error instanceof ModelRefused) return error
    throw error
  }
  throw new Error('it was taken')
}

test('a model read back says exactly what the one written said', () => {
  const read = readModel(files)
  for (const { text } of saidByCustomers(50, 9))
    expect(classify(read, text)).toEqual(classify(classifier, text))
})

test('its bytes may lie at any address', () => {
  const moved = new Uint8Array(files.weights.length + 1)
  moved.set(files.weights, 1)
  const read = readModel({ ...files, weights: moved.subarray(1) })
  expect(classify(read, '退款没有到账')).toEqual(classify(classifier, '退款没有到账'))
})

test('a flipped bit, a missing end and a foreign or newer file are each refused with their reason', () => {
  const flipped = files.weights.slice()
  flipped[1000] = (flipped[1000] as number) ^ 4
  expect(refusal({ ...files, weights: flipped }).code).toBe('damaged')
  expect(refusal({ ...files, weights: files.weights.subarray(0, 99) }).code).toBe('truncated')
  expect(refusal({ ...files, description: '{"format":"something"}' }).code).toBe('notAModel')
  expect(refusal({ ...files, description: 'PK\u0003\u0004' }).code).toBe('notAModel')
  expect(refusal({ ...files, description: 'null' }).code).toBe('notAModel')
  const newer = JSON.stringify({ ...JSON.parse(files.description), version: MODEL_FORMAT + 1 })
  expect(refusal({ ...files, description: newer })).toMatchObject({ code: 'newerFormat' })
})

test('a description that does not fit its weights is refused', () => {
  const told = JSON.parse(files.description)
  for (const change of [{ width: 1 }, { classes: ['a'] }, { columns: 0 }, { sections: [] }])
    expect(refusal({ ...files, description: JSON.stringify({ ...told, ...change }) }).code).toBe('damaged')
})

test('the phrases that decided are those a person would point at', () => {
  const text = '你好,我上周买的蓝色杯子一打开就有裂纹,谢谢'
  const reasons = explain(classifier, text, 'quality')
  const said = reasons.map(({ start, end }) => text.slice(start, end)).join(' ')
  expect(said).toMatch(/裂纹|打开|杯子/)
  expect(said).not.toMatch(/谢谢|你好/)
  expect(reasons[0]?.share).toBeGreaterThanOrEqual(reasons.at(-1)?.share ?? 1)
})

test('they are pieces of the text as it was written, whole words where words are', () => {
  const text = 'Ｌｉｓｔｅｎ:  my   refund is still not PAID back 😀'
  for (const { start, end } of explain(classifier, text, 'refund')) {
    expect(text.slice(start, end).trim()).not.toBe('')
    expect(/\w$/.test(text.slice(0, start)) && /^\w/.test(text.slice(start))).toBe(false)
  }
})

test('punctuation that moved a class is no phrase: none is told, nor stands around one', () => {
  const silent = saidByCustomers(200, 4).map((one) =>
    one.label === 'refund' ? { ...one, text: `……${one.text}……！！` } : one,
  )
  const punctual = trainClassifier({ task: findTask('topic') as Task, train: silent, seed: 1 }).classifier
  const text = '……！！退款……没有到账……！！'
  const said = explain(punctual, text, 'refund').map(({ start, end }) => text.slice(start, end))
  expect(said.length).toBeGreaterThan(0)
  for (const words of said) expect(words).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u)
})

test('nothing is said for a class that the model does not know, nor about an empty text', () => {
  expect(explain(classifier, '退款没有到账', 'weather')).toEqual([])
  expect(explain(classifier, '', 'refund')).toEqual([])
})
