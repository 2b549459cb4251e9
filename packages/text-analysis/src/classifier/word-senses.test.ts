import { expect, test } from 'vitest'
import { classify, classifying } from './classifier.ts'
import { explain } from './explanation.ts'
import { readFeatureKeys, singleWordKey, wordsIn } from './feature-keys.ts'
import { ModelRefused, readModel, writeModel } from './model-files.ts'
import { findTask, type Task } from './tasks.ts'
import { saidByCustomers } from './testing/sentences.ts'
import { trainClassifier } from './training.ts'
import { readSenses, senseOf, writeSenses } from './word-senses.ts'
import { learnWordVectors } from './word-vectors.ts'

const task = findTask('polarity') as Task
// «nice» and «super» keep the same company, so do «awful» and «rotten»; only one of each pair is ever labelled.
const kinds = [
  { words: ['nice', 'super'], company: ['sunny', 'smile', 'gift', 'thanks'], label: 'good' },
  { words: ['awful', 'rotten'], company: ['rain', 'anger', 'queue', 'broken'], label: 'bad' },
]
const unlabelled = Array.from({ length: 3000 }, (_, i) => {
  const { words, company } = kinds[i % 2] as (typeof kinds)[number]
  return [company[i % 4], words[(i >> 2) % 2], company[(i >> 3) % 4]] as string[]
})
const options = { width: 16, atLeast: 5, sweeps: 4, frequent: 1, seed: 1 }
const learnt = learnWordVectors(unlabelled, options)
const file = writeSenses({
  width: learnt.width,
  keys: Uint32Array.from(learnt.words, singleWordKey),
  rarity: new Float32Array(learnt.words.length).fill(2),
  vectors: learnt.vectors,
})
const senses = readSenses(file)
const train = Array.from({ length: 60 }, (_, i) => {
  const { words, label } = kinds[i % 2] as (typeof kinds)[number]
  return { id: String(i), text: `this was ${words[0]} no ${i % 7}`, label }
})
const { classifier } = trainClassifier({ task, train, dev: train.slice(0, 20), seed: 1, senses })

test('words that keep the same company are understood alike, also when only one of them was ever labelled', () => {
  const say = classifying(classifier)
  expect(say(readFeatureKeys('super')).label).toBe('good')
  expect(say(readFeatureKeys('rotten')).label).toBe('bad')
})

test('the phrases that decided include words known by their company alone', () => {
  const text = 'it was rotten'
  expect(explain(classifier, text, 'bad').map(({ start, end }) => text.slice(start, end))).toContain('rotten')
})

test('the sense of a text has length 0.7, whatever its length, and none without a known word', () => {
  for (const text of ['super', 'rotten queue '.repeat(200)]) {
    const sense = new Float32Array(senses.width)
    expect(senseOf(senses, readFeatureKeys(text), { centre: classifier.centre, sense })).toBe(true)
    expect(Math.hypot(...sense)).toBeCloseTo(0.7, 5)
  }
  const unknown = { centre: classifier.centre, sense: new Float32Array(senses.width) }
  expect(senseOf(senses, readFeatureKeys('完全陌生'), unknown)).toBe(false)
})

test('the same texts and seed give the same senses', () => {
  expect(learnWordVectors(unlabelled, options)).toEqual(learnt)
})

test('rare words are left out, words are read as features read them', () => {
  expect(learnWordVectors([['a', 'a', 'b']], { ...options, atLeast: 2 }).words).toEqual(['a'])
  expect(wordsIn('ＨＥＬＬＯ  World')).toEqual(['hello', 'world'])
})

test('a damaged, foreign or newer file of senses is refused', () => {
  const changed = (at: number) => file.map((byte, i) => (i === at ? byte ^ 1 : byte))
  expect(() => readSenses(changed(200))).toThrow('damaged')
  expect(() => readSenses(file.subarray(0, 100))).toThrow('damaged')
  expect(() => readSenses(changed(0))).toThrow('no word senses')
  expect(() => readSenses(new Uint8Array(3))).toThrow('too short')
  expect(() => readSenses(file.map((byte, i) => (i === 4 ? 9 : byte)))).toThrow('format 9')
})

test('a model that was learnt with senses is refused without the same ones', () => {
  const files = writeModel(classifier)
  expect(classify(readModel(files, senses), 'super')).toEqual(classify(classifier, 'super'))
  const others = readSenses(
    writeSenses({
      width: 1,
      keys: new Uint32Array(1),
      rarity: new Float32Array(1),
      vectors: new Float32Array(1),
    }),
  )
  for (const known of [undefined, others]) {
    expect(() => readModel(files, known)).toThrow(ModelRefused)
    expect(() => readModel(files, known)).toThrow('other word senses')
  }
})

test('senses never hurt what characters and words say clearly', () => {
  const said = saidByCustomers(240, 1)
  const { report } = trainClassifier({ task: findTask('topic') as Task, train: said, seed: 1, senses })
  expect(report.dev.accuracy).toBeGreaterThan(0.9)
})
