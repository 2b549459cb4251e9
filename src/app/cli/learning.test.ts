import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { huixiang } from './testing/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'huixiang-learning-'))
const inFolder = (name: string) => join(folder, name)

const good = [
  '很好用',
  '很满意',
  '物流快',
  '味道不错',
  '服务热情',
  'works great',
  'very happy',
  'fast delivery',
]
const bad = ['太差了', '很失望', '坏了', '没法吃', '态度恶劣', 'broke at once', 'very slow', 'never again']
const things = ['手机', '水果', '酒店', '衣服', '外卖', 'phone', 'hotel', 'shirt', '书', '电脑']

function lines(skip: number): string {
  const said = things.flatMap((thing, i) =>
    [
      ...good.map((word) => ({ word, label: `${thing}|1` })),
      ...bad.map((word) => ({ word, label: `${thing}|0` })),
    ]
      .filter((_, j) => (i + j) % 5 !== skip)
      .map(({ word, label }, j) => JSON.stringify({ id: i * 100 + j, text: `这个${thing}${word}`, label })),
  )
  return `${said.join('\n')}\n`
}

beforeAll(async () => {
  writeFileSync(inFolder('train.jsonl'), `${lines(0)}{"text":"没有标签"}\nnot json\n`)
  writeFileSync(inFolder('dev.jsonl'), lines(1))
  writeFileSync(inFolder('test.jsonl'), lines(2))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const train = (...more: string[]) =>
  huixiang(['train', '--train', inFolder('train.jsonl'), '--dev', inFolder('dev.jsonl'), ...more])

describe('the command line learns from a file', () => {
  test('train tells bad lines by number and goes on, evaluate says how good it is, analyse uses it', async () => {
    const trained = await train('--task', 'polarity', '--out', inFolder('model'))
    expect(trained).toMatchObject({ code: 0 })
    expect(trained.told).toContain('train.jsonl:129: left out, it has no "label"')
    expect(trained.told).toContain('train.jsonl:130: left out, no JSON')
    expect(trained.out).toContain('Learnt from 128 texts')

    const evaluated = await huixiang([
      'evaluate',
      '--model',
      inFolder('model'),
      '--test',
      inFolder('test.jsonl'),
      '--json',
    ])
    const figures = JSON.parse(evaluated.out)
    expect(figures).toMatchObject({ n: 128, perLabel: { '0': { support: 64 }, '1': { support: 64 } } })
    expect(figures.accuracy).toBeGreaterThan(0.9)
    expect(figures.coverage.map(({ coverage }: { coverage: number }) => coverage)).toContain(0.8)
    for (const name of ['macroF1', 'ece', 'textsPerSecond']) expect(figures[name]).toBeGreaterThanOrEqual(0)

    const said =
      '{"id":"v1","text":"上周五买的手机坏了，很失望","label":"x","at":"2026-11-30T09:00"}\n{"id":"v2"}\n{"id":"v3","text":"very happy","at":3}\n{"id":"v4","text":"我攒够了药，不想再醒来"}'
    const analysed = await huixiang(['analyse', '--jsonl', '--model', inFolder('model')], said)
    expect(analysed.code).toBe(1)
    expect(analysed.told).toContain('standard input:2: left out')
    const [first, second, third] = analysed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toMatchObject({
      id: 'v1',
      label: 'x',
      classified: { polarity: { label: '0' } },
      facts: [{ kind: 'time', stretch: { from: '2026-11-27T00:00', to: '2026-11-28T00:00' } }],
    })
    expect(first.classified.polarity.reasons.length).toBeGreaterThan(0)
    expect(second).toMatchObject({
      id: 'v3',
      language: { value: 'en' },
      classified: { polarity: { label: '1' } },
    })
    expect(third).toMatchObject({ id: 'v4', urgency: { value: 'urgent' } })
    expect(third.urgency.reasons.map(({ reason }: { reason: string }) => reason)).toContain('crisis')
  })

  test('the card says what the model was made from and how sure its figures are', () => {
    const card = readFileSync(inFolder('model/MODEL-CARD.md'), 'utf8')
    expect(card).toMatch(/Made on \d{4}-\d\d-\d\d from .*train\.jsonl \(128 texts\)/)
    expect(card).toMatch(/accuracy, % \| \d+\.\d \(\d+\.\d–\d+\.\d\)/)
    expect(card).toContain('Left out: 2 lines')
    for (const part of ['Accuracy by coverage', 'Classes', 'Most frequent confusions', 'Limits'])
      expect(card).toContain(part)
  })

  test('a task there is not is refused with those there are', async () => {
    const refused = await train('--task', 'mood', '--out', inFolder('other'))
    expect(refused.code).toBe(2)
    expect(refused.told).toMatch(/no task «mood»[\s\S]*polarity[\s\S]*intent/)
    const { out } = await huixiang(['train', '--help'])
    expect(out).toMatch(/polarity[\s\S]*emotion[\s\S]*abuse/)
  })

  test('a model of a newer program, or one that was changed on the way, is refused with its reason', async () => {
    const changed = (name: string, change: (text: string) => string) => {
      cpSync(inFolder('model'), inFolder(name), { recursive: true })
      const file = inFolder(`${name}/model.json`)
      writeFileSync(file, change(readFileSync(file, 'utf8')))
      return huixiang(['evaluate', '--model', inFolder(name), '--test', inFolder('test.jsonl')])
    }
    const newer = await changed('newer', (text) => text.replace(/"version": \d+/, '"version": 99'))
    expect(newer).toMatchObject({ code: 2, out: '' })
    expect(newer.told).toContain('newerFormat: its format is 99')
    const broken = await changed('broken', (text) => text.replace(/"crc32": \d+/, '"crc32": 1'))
    expect(broken.told).toContain('damaged')
    expect((await changed('foreign', () => '{}')).told).toContain('notAModel')
  })

  test('a model that is cut short is refused with its reason', async () => {
    truncateSync(inFolder('model/weights.bin'), 1000)
    const refused = await huixiang([
      'evaluate',
      '--model',
      inFolder('model'),
      '--test',
      inFolder('test.jsonl'),
    ])
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.told).toContain('truncated')
  })

  test('a file without any example, or that is not there, teaches nothing', async () => {
    writeFileSync(inFolder('empty.jsonl'), '\n')
    const args = ['train', '--task', 'topic', '--out', inFolder('none'), '--train']
    expect(await huixiang([...args, inFolder('empty.jsonl')])).toMatchObject({ code: 1, out: '' })
    expect(await huixiang([...args, inFolder('missing.jsonl')])).toMatchObject({ code: 2, out: '' })
  })

  const odd = async (name: string, examples: readonly object[], said: string) => {
    writeFileSync(inFolder(`${name}.jsonl`), examples.map((one) => JSON.stringify(one)).join('\n'))
    const trained = await huixiang([
      ...['train', '--task', 'topic', '--out', inFolder(name)],
      ...['--train', inFolder(`${name}.jsonl`)],
    ])
    const analysed = await huixiang(['analyse', '--jsonl', '--model', inFolder(name)], said)
    return { ...trained, topic: JSON.parse(analysed.out).classified.topic }
  }

  test('all examples of one label, one example and examples against each other are learnt and told', async () => {
    const said = '{"id":"v","text":"快递太慢"}'
    const alike = things.map((thing) => ({ text: `${thing}太慢`, label: 'slow' }))
    const one = await odd('alike', alike, said)
    expect(one).toMatchObject({ code: 0, topic: { label: 'slow' } })
    expect(one.told).toContain('All examples have one label')
    const lonely = await odd('lonely', [{ text: '快递太慢', label: 'slow' }], said)
    expect(lonely).toMatchObject({ code: 0, topic: { label: 'slow' } })
    expect(lonely.told).toContain('Labels with a single example: slow')
    const against = [...alike, ...alike.map(({ text }) => ({ text, label: 'fast' }))]
    const torn = await odd('torn', against, said)
    expect(torn.told).toContain('10 texts stand there with different labels')
    expect(torn.topic.confidence).toBeLessThan(0.8)
  })

  test('labels may be numbers and come back as numbers', async () => {
    const numbered = things.flatMap((thing) => [
      { text: `${thing}太慢`, label: 3 },
      { text: `${thing}很好`, label: 0 },
    ])
    const { topic } = await odd('numbered', numbered, '{"id":"v","text":"包裹太慢"}')
    expect(topic.label).toBe(3)
  })
})
