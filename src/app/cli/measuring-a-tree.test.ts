import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { huixiang } from './testing/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'huixiang-tree-'))
const inFolder = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tree = [
  { id: 'delivery', name: '物流', keywords: ['快递', '配送'] },
  { id: 'late', parentId: 'delivery', name: '太慢' },
  { id: 'taste', name: '口味', keywords: ['好吃', '难吃'] },
]
const jsonl = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const measured = (...more: string[]) => huixiang(['evaluate', '--test', inFolder('told.jsonl'), ...more])

beforeAll(() => {
  writeFileSync(inFolder('tree.jsonl'), jsonl(tree))
  writeFileSync(
    inFolder('told.jsonl'),
    jsonl([
      { text: '快递配送还在路上', label: 'delivery' },
      { text: '快递太慢了', label: '物流' },
      { text: '菜很难吃', label: '口味' },
      { text: '店里的灯很暗', label: 'taste' },
      { text: '停车位太少', label: '停车' },
    ]),
  )
})

test('by its words alone, a label told by id or name; what lies below the label is right, too', async () => {
  const answer = await measured('--taxonomy', inFolder('tree.jsonl'), '--json')
  expect(answer).toMatchObject({ code: 0 })
  expect(answer.told).toContain('1 texts left out: their label is not in the tree')
  const figures = JSON.parse(answer.out)
  expect(figures).toMatchObject({ n: 4, accuracy: 0.75 })
  expect(figures.perLabel.delivery).toMatchObject({ support: 2, said: 2, hits: 2 })
  expect(figures.words).toBeUndefined()
})

test('after learning from what people labelled, compared with its words alone', async () => {
  const dark = ['店里的灯很暗', '灯太暗看不清', '灯光昏暗', '大厅灯暗', '灯暗得看不清菜单']
  const shown = Array.from({ length: 40 }, (_, i) => ({
    text: `${dark[i % dark.length]}，第${i}桌`,
    label: 'taste',
  }))
  const others = Array.from({ length: 40 }, (_, i) => ({ text: `快递第${i}次放错地方`, label: 'delivery' }))
  writeFileSync(inFolder('labelled.jsonl'), jsonl([...shown, ...others]))
  const args = ['--taxonomy', inFolder('tree.jsonl'), '--train', inFolder('labelled.jsonl')]
  const figures = JSON.parse((await measured(...args, '--json')).out)
  expect(figures).toMatchObject({ n: 4, accuracy: 1, words: { accuracy: 0.75, pValue: 1 } })
  expect((await measured(...args)).out).toContain('The words of the tree alone: accuracy 75.00 %')
})

test('a tree that ships goes by its name; one that is none is refused with its reason', async () => {
  expect(await measured('--taxonomy', 'government')).toMatchObject({ code: 2, out: '' })
  const told = async (rows: string) => {
    writeFileSync(inFolder('bad-tree.jsonl'), rows)
    const { code, told } = await measured('--taxonomy', inFolder('bad-tree.jsonl'))
    expect(code).toBe(2)
    return told
  }
  expect(await told(jsonl([...tree, { id: 'x', parentId: 'y', name: '无' }]))).toContain('unknown parent «y»')
  expect(await told(jsonl([...tree, tree[0] as object]))).toContain('delivery')
  expect(await told('{"id":"a","name":"甲","keywords":"不是列表"}')).toMatch(/:1 is no label: keywords/)
  expect(await told('{')).toContain(':1 is no JSON')
  expect(await told('\n')).toContain('holds no label')
  expect((await measured('--taxonomy', 'weather')).told).toMatch(/file\.jsonl or one of telecom.*healthcare/)
})

test('a model and a tree are not measured at once', async () => {
  expect((await measured()).told).toContain('one of them is measured')
  expect((await measured('--taxonomy', 'general', '--model', folder)).code).toBe(2)
  expect((await measured('--model', folder, '--train', 'x')).told).toContain('--train goes with')
})
