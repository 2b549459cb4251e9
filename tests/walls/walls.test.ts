import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, expect, test } from 'vitest'
import { cruiseTree, removeTree } from './cruised-tree.ts'

type Import = { file: string; code: string }

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
const forbiddenImports = readTable('forbidden-imports.txt').map(([wall = '', file = '', code = '']) => ({
  wall,
  file,
  code,
}))
const allowedImports = readTable('allowed-imports.txt').map(([file = '', code = '']) => ({ file, code }))

const violations = cruiseTree([...forbiddenImports, ...allowedImports])

afterAll(removeTree)

test.each(forbiddenImports)('$wall: $file may not say $code', ({ wall, file }) => {
  expect(wallsHitBy(file)).toEqual([wall])
})

test.each(allowedImports)('$file may say $code', ({ file }) => {
  expect(wallsHitBy(file)).toEqual([])
})

test('every wall is shown to hold', () => {
  const shown = new Set(forbiddenImports.map(({ wall }) => wall))
  expect([...shown].sort()).toEqual(forbidden.map(({ name }: { name: string }) => name).sort())
})

test('no line of the tables hides another', () => {
  const files = [...forbiddenImports, ...allowedImports].map(({ file }: Import) => file)
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([])
})

function wallsHitBy(file: string): string[] {
  const hits = violations.filter(
    ({ from, cycle }) => from === file || cycle?.some(({ name }) => name === file),
  )
  return [...new Set(hits.map(({ rule }) => rule.name))]
}

function readTable(name: string): string[][] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}
