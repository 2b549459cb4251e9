import { describe, expect, test } from 'vitest'
import { featureKeysIn } from './classifier/feature-keys.ts'
import { ModelRefused } from './classifier/model-files.ts'
import { saidByCustomers } from './classifier/testing/sentences.ts'
import { type LabelModel, labelling, readLabelModel, writeLabelModel } from './label-model.ts'
import { type LabelTrainingOrder, trainLabelModel } from './label-training.ts'
import { normalise } from './normalise.ts'
import { compileTaxonomy, type TaxonomyNode } from './taxonomy.ts'

// Names that share no word with what customers say: nothing can be known before the first example.
const nodes: TaxonomyNode[] = [
  { id: 'shop', parentId: null, name: '甲部' },
  { id: 'delivery', parentId: 'shop', name: '乙组' },
  { id: 'quality', parentId: 'shop', name: '丙组' },
  { id: 'refund', parentId: null, name: '丁部' },
]
const taxonomy = compileTaxonomy(nodes)
const test60 = saidByCustomers(60, 2)
const learn = (count: number, more: Partial<LabelTrainingOrder> = {}) =>
  trainLabelModel({ nodes, train: saidByCustomers(count, 1), test: test60, seed: 1, ...more })
const say = (model: LabelModel, text: string, threshold?: number) => {
  const folded = normalise(text)
  const parts = { taxonomy, model, ...(threshold !== undefined && { threshold }) }
  return labelling(parts)(folded, featureKeysIn(folded.text))
}

const { model, report } = learn(120)

test('labels that no word gives away are learnt from what people said', () => {
  expect(report.before.accuracy).toBeLessThan(0.1)
  expect(report.now.accuracy).toBeGreaterThan(0.9)
  expect(report.compared).toMatchObject({ better: true, worse: false, onlyOld: 0 })
  expect(report.trained).toBe(120)
})

test('more examples never make it much worse, from ten on', () => {
  const [ten, thirty] = [10, 30].map((count) => learn(count).report.now.accuracy)
  expect(ten).toBeGreaterThan(report.before.accuracy)
  expect(thirty).toBeGreaterThan((ten as number) - 0.1)
  expect(report.now.accuracy).toBeGreaterThan((thirty as number) - 0.05)
})

test('a label comes with the phrases that decided', () => {
  const text = '你好,杯子一打开就有裂纹，请处理'
  const [label] = say(model, text).labels
  expect(label?.labelId).toBe('quality')
  const phrases = (label?.evidence ?? []).map(({ start, end }) => text.slice(start, end)).join(' ')
  expect(phrases).toMatch(/裂纹|打开|杯子/)
})

test('a label less sure than the organisation asks for is offered to a person, not given', () => {
  const text = '快递和杯子都不太好'
  const given = say(model, text, 0.2)
  const { labelId, confidence } = given.labels[0] as (typeof given.labels)[number]
  expect([given.abstained, confidence < 1]).toEqual([false, true])
  expect(say(model, text, confidence + 0.01)).toMatchObject({ abstained: true, labels: [{ labelId }] })
  for (const silent of ['', '🦑', '\0']) expect(say(model, silent).labels.length).toBeLessThanOrEqual(2)
})

test('what the editor writes of a label counts before anybody labelled anything', () => {
  const written = nodes.map((node) =>
    node.id === 'refund' ? { ...node, examples: ['押金说好的还不退', '退款一直没有到账'] } : node,
  )
  const { model: first } = trainLabelModel({ nodes: written, train: [], test: [], seed: 1 })
  const folded = normalise('押金还没有退')
  const told = labelling({ taxonomy: compileTaxonomy(written), model: first })
  expect(told(folded, featureKeysIn(folded.text)).labels[0]?.labelId).toBe('refund')
})

test('the same order gives the same model', () => {
  expect(writeLabelModel(learn(60).model)).toEqual(writeLabelModel(learn(60).model))
})

test('a model learnt from labels mixed up is seen to be worse than the one that serves', () => {
  const turned = saidByCustomers(120, 1).map((one) => ({
    ...one,
    label: { delivery: 'refund', refund: 'quality', quality: 'delivery' }[String(one.label)] as string,
  }))
  const { compared } = learn(0, { train: turned, before: model }).report
  expect(compared.worse).toBe(true)
  expect(compared.pValue).toBeLessThan(0.05)
})

describe('labels that come and go', () => {
  test('examples of a label that is gone are left out, and a new one is found by its words', () => {
    const { report: less } = learn(60, { nodes: nodes.filter(({ id }) => id !== 'refund') })
    expect(less.trained).toBe(40)
    const more = compileTaxonomy([...nodes, { id: 'new', parentId: null, name: '量子拨号' }])
    const folded = normalise('量子拨号打不开')
    const { labels } = labelling({ taxonomy: more, model })(folded, featureKeysIn(folded.text))
    expect(labels.map(({ labelId }) => labelId)).toContain('new')
  })

  test('in a tree of five thousand labels those that nobody used stay findable by their names', () => {
    const others = Array.from({ length: 5000 }, (_, i) => ({
      id: `${i}`,
      parentId: null,
      name: `标签${i}号`,
    }))
    const labeller = labelling({ taxonomy: compileTaxonomy([...nodes, ...others]), model })
    for (const [text, label] of [
      ['标签4711号', '4711'],
      ['快递三天了还没到', 'delivery'],
    ] as const) {
      const folded = normalise(text)
      expect(labeller(folded, featureKeysIn(folded.text)).labels[0]?.labelId).toBe(label)
    }
  })

  test('of five thousand labels six have examples: these are learnt, the others stay findable by their names', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ id: `${i}`, parentId: null, name: `标签${i}号` }))
    const said = ['灯笼坏了', '杯子裂了', '海苔潮了', '烛台断了', '紫菜咸了', '虾皮碎了']
    const train = Array.from({ length: 60 }, (_, i) => {
      return { id: String(i), text: `第${i}回，${said[i % 6]}`, label: String(i % 6) }
    })
    const { model: wide } = trainLabelModel({ nodes: many, train, test: [], seed: 1 })
    const labeller = labelling({ taxonomy: compileTaxonomy(many), model: wide })
    const first = (text: string) => {
      const folded = normalise(text)
      return labeller(folded, featureKeysIn(folded.text)).labels[0]?.labelId
    }
    expect(['标签4711号', '我的灯笼坏了', '虾皮又碎了'].map(first)).toEqual(['4711', '0', '5'])
  })
})

describe('strange examples', () => {
  test.each([
    ['all of one label', saidByCustomers(30, 3).map((one) => ({ ...one, label: 'refund' }))],
    [
      'the same text with every label',
      ['delivery', 'quality', 'refund'].flatMap((label) =>
        saidByCustomers(9, 4).map((one) => ({ ...one, label })),
      ),
    ],
    ['one each', saidByCustomers(3, 5)],
    ['nothing to read', ['', '\0', '\ud800', '😀', ' '].map((text) => ({ id: text, text, label: 'refund' }))],
  ])('%s: a model is learnt, and says how good it is', (_case, train) => {
    const { model: odd, report: told } = learn(0, { train })
    expect(told.now.n).toBe(60)
    expect(say(odd, '退款一直没有到账').labels.every(({ confidence }) => confidence <= 1)).toBe(true)
  })
})

test('a damaged or newer model, and one that is none, are refused with their reason', () => {
  const files = writeLabelModel(model)
  expect(say(readLabelModel(files), '快递三天了还没到')).toEqual(say(model, '快递三天了还没到'))
  const told = JSON.parse(files.description)
  const inner = JSON.parse(told.classifier)
  const flipped = files.weights.slice()
  flipped[500] = (flipped[500] as number) ^ 1
  const newer = JSON.stringify({ ...told, classifier: JSON.stringify({ ...inner, version: 99 }) })
  for (const [broken, code] of [
    [{ ...files, weights: flipped }, 'damaged'],
    [{ ...files, weights: files.weights.subarray(0, 40) }, 'truncated'],
    [{ ...files, description: newer }, 'newerFormat'],
    [{ ...files, description: '{}' }, 'notAModel'],
    [{ ...files, description: '<html>' }, 'notAModel'],
    [{ ...files, description: JSON.stringify({ ...told, blend: null }) }, 'damaged'],
  ] as const)
    expect(() => readLabelModel(broken)).toThrow(expect.objectContaining({ code, name: ModelRefused.name }))
})
