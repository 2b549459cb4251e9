import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methods } from './compute.ts'

test('the README’s table is that of the methods', () => {
  const rows = methods.map(
    ({ name, summary, gives, source }) => `| \`${name}\` | ${summary} | ${gives} | ${source} |`,
  )
  const head = '| METHOD | What it answers | Beside the estimate | Source |\n| --- | --- | --- | --- |'
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const [, shown] = /<!-- methods -->\n(.*)<!-- \/methods -->/s.exec(readme) ?? []
  expect(shown?.trim()).toBe([head, ...rows].join('\n'))
})
