import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const table = readFileSync(path.join(root, 'docs/time-limits.md'), 'utf8')
const tests = globSync(['src/**/*.test.ts', 'packages/**/*.test.ts', 'tests/**/*.test.ts'], {
  cwd: root,
  exclude: (name) => name.includes('node_modules'),
}).map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(path.join(root, file), 'utf8').replaceAll("\\'", "'"),
}))

/** The proofs of a row: a file and the sentence of a test in it; «…» stands for what a sentence goes on with. */
const proofs = table
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap((line) => {
    const cell = line.split(' | ').at(-1) ?? ''
    let file = ''
    return [...cell.matchAll(/([a-z/-]+\.test\.ts)|«((?:[^«»]|«[^«»]*»)+)»/g)].flatMap(
      ([, named, sentence]) => {
        file = named ?? file
        return sentence === undefined ? [] : [[file, sentence] as const]
      },
    )
  })

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test('the table of time limits names a test for every rule that is built', () => {
  const rows = table.split('\n').filter((line) => /^\| (?!Rule|Case|---)/.test(line))
  const unproved = rows.filter((line) => !/\.test\.ts|packages\/|not built yet/.test(line))
  expect(unproved).toEqual([])
  expect(proofs.length).toBeGreaterThan(75)
})

test.each(proofs)('%s has the test «%s»', (file, sentence) => {
  const wanted = new RegExp(sentence.split('…').map(escaped).join('.*'))
  const where = tests.filter((one) => one.file.endsWith(`/${file}`) && wanted.test(one.text))
  expect(where).not.toEqual([])
})
