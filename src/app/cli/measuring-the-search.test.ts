import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { huixiang } from './testing/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'huixiang-search-'))
const file = join(folder, 'pairs.jsonl')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const measured = (lines: readonly string[]) => {
  writeFileSync(file, lines.join('\n'))
  return huixiang(['evaluate', '--similar', file, '--json'])
}

const things = [
  '路灯',
  '电梯',
  '供水',
  '公交',
  '噪声',
  '学位',
  '停车',
  '燃气',
  '树木',
  '道路',
  '垃圾',
  '社保',
  '医保',
]
const pairs = things.map((thing) => ({
  query: `${thing}的事情没人管`,
  text: `我们小区的${thing}已经坏了半个月，多次反映都没有人来处理，请尽快派人看看。`,
}))
const lines = pairs.map((pair) => JSON.stringify(pair))

test('each query finds its own text, by the index as by the scan', async () => {
  const { code, out } = await measured(lines)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    n: things.length,
    recallAt10: { index: 1, scan: 1, share: 1 },
    ms: { index: expect.any(Number), scan: expect.any(Number) },
  })
})

test('what shares no character with its text is not found by either; lines that are none are told by number', async () => {
  const stranger = JSON.stringify({ query: 'weather', text: '今天很热' })
  const { out, told } = await measured([
    stranger,
    '{',
    '{"query":" ","text":"甲"}',
    '{"query":"甲"}',
    ...lines,
  ])
  const share = things.length / (things.length + 1)
  expect(JSON.parse(out)).toMatchObject({ n: things.length + 1, recallAt10: { index: share, scan: share } })
  expect(told).toMatch(
    /:2: left out, no JSON\n.*:3: left out, it has no "query"\n.*:4: left out, it has no "text"/,
  )
})

test('a file without pairs is refused, and so is measuring two things at once', async () => {
  expect(await measured([''])).toMatchObject({ code: 2, told: expect.stringContaining('holds no text') })
  const both = await huixiang(['evaluate', '--similar', file, '--taxonomy', 'general'])
  expect(both).toMatchObject({ code: 2, told: expect.stringContaining('one of them is measured') })
})
