import { expect, test } from 'vitest'
import { classify } from './classifier.ts'
import type { Example } from './examples.ts'
import { readFeatureKeys } from './feature-keys.ts'
import { readModel, writeModel } from './model-files.ts'
import { findTask, type Task } from './tasks.ts'
import { TONE_WIDTH, toneOf } from './tone.ts'
import { trainClassifier } from './training.ts'

const things = ['屏幕', '键盘', '电池', '内存', '风扇', '硬盘']
const praised = ['很满意', '非常喜欢', '真不错', '值得推荐']
const blamed = ['很失望', '太差', '真垃圾', '后悔买了']
const ofComputers = (label: string, words: readonly string[]): Example[] =>
  things.flatMap((thing) => words.map((word, i) => ({ id: `${thing} ${i}`, text: `${thing}${word}`, label })))
const train = [...ofComputers('good', praised), ...ofComputers('bad', blamed)]
const learn = (name: string) =>
  trainClassifier({
    task: findTask(name) as Task,
    train,
    dev: train.slice(0, 20).concat(train.slice(-20)),
    seed: 1,
  }).classifier
const polarity = learn('polarity')

test.each([
  ['早餐美味，服务周到', 'good'],
  ['前台热情，房间干净', 'good'],
  ['早餐难吃，服务恶劣', 'bad'],
  ['隔音不好，一点也不舒服', 'bad'],
])('learnt from computers alone, «%s» of a hotel is still %s', (text, label) => {
  expect(classify(polarity, text).label).toBe(label)
})

test('what a text is about is learnt without its tone', () => {
  expect(polarity.toned).toBe(true)
  expect(learn('topic').toned).toBe(false)
})

test('a model that hears the tone is read back the same; one of an older version, which does not, is still read', () => {
  const read = readModel(writeModel(polarity))
  expect(classify(read, '早餐美味')).toEqual(classify(polarity, '早餐美味'))
  const topic = learn('topic')
  const { description, weights } = writeModel(topic)
  const { toned: _, ...older } = JSON.parse(description)
  const old = readModel({ description: JSON.stringify({ ...older, version: 1 }), weights })
  expect(classify(old, '屏幕很满意')).toEqual(classify(topic, '屏幕很满意'))
})

test('a tone stays small whatever the text, and silent where no word of the dictionaries stands', () => {
  for (const text of ['太差'.repeat(2000), '好，但是不好！', '\ud800\0', 'great but not good'])
    expect(Math.hypot(...readFeatureKeys(text).tone())).toBeLessThanOrEqual(1 + 0.35 * Math.sqrt(TONE_WIDTH))
  expect([...toneOf('桌子椅子')].every((value) => value === 0)).toBe(true)
})

test('turned words count as they are meant, and the last word is heard as such', () => {
  const [balance = 0, last = 0, first = 0] = toneOf('物流快，但是质量太差')
  expect([balance, last, first].map(Math.sign)).toEqual([-1, -1, 1])
  expect(toneOf('质量不好')[0]).toBeLessThan(0)
  expect(toneOf('质量不差')[0]).toBeGreaterThanOrEqual(0)
})
