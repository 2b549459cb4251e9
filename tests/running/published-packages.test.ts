import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const house = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'huixiang-packed-'))
const reader = join(folder, 'reader')

/** Packs a copy of the package as `npm publish` would, and lays it where another program's packages lie. */
function installPacked(name: string): readonly string[] {
  const copy = join(folder, 'house/packages', name)
  cpSync(join(house, 'packages', name), copy, {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist)$/.test(path),
  })
  const packed = execFileSync('npm', ['pack', '--json', '--silent'], { cwd: copy, encoding: 'utf8' })
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('['))) as [
    { filename: string; files: readonly { path: string }[] },
  ]
  const place = join(reader, 'node_modules/@huixiang', name)
  mkdirSync(place, { recursive: true })
  execFileSync('tar', ['-xzf', join(copy, filename), '-C', place, '--strip-components=1'])
  return files.map(({ path }) => path)
}

const told = (script: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: reader,
      encoding: 'utf8',
    }),
  )

beforeAll(() => {
  mkdirSync(join(folder, 'house/packages'), { recursive: true })
  mkdirSync(reader)
  symlinkSync(join(house, 'node_modules'), join(folder, 'house/node_modules'))
  cpSync(join(house, 'tsconfig.base.json'), join(folder, 'house/tsconfig.base.json'))
  writeFileSync(join(reader, 'package.json'), '{"type":"module"}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('statistics are packed as scripts with their types, and compute for another program', () => {
  const files = installPacked('cx-stats')
  expect(files).toEqual(
    expect.arrayContaining(['dist/nps.js', 'dist/nps.d.ts', 'dist/compute.js', 'README.md']),
  )
  expect(files.filter((path) => /\.test\.|^src\//.test(path))).toEqual([])
  expect(
    told(`import { nps } from '@huixiang/cx-stats/nps'
      import { compute, findMethod } from '@huixiang/cx-stats/compute.ts'
      const groups = { promoters: 60, passives: 80, detractors: 10 }
      console.log(JSON.stringify([nps(groups).n, compute(findMethod('nps'), groups).value]))`),
  ).toEqual([150, 100 / 3])
  const manifest = JSON.parse(
    readFileSync(join(reader, 'node_modules/@huixiang/cx-stats/package.json'), 'utf8'),
  )
  expect(manifest.dependencies).toBeUndefined()
})

test('working time is packed as scripts, and measures for another program', () => {
  const files = installPacked('business-time')
  expect(files.filter((path) => /\.test\.|^src\//.test(path))).toEqual([])
  expect(
    told(`import { CHINESE_HOLIDAYS } from '@huixiang/business-time/chinese-holidays.js'
      console.log(JSON.stringify(CHINESE_HOLIDAYS.length > 0))`),
  ).toBe(true)
})
