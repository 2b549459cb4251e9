import { expect, test } from 'vitest'
import { statementNames } from './statements.ts'

const often = <T>(ask: () => T): T => Array.from({ length: 10 }, ask).at(-1) as T

test('what comes again and again gets a name, the same each time', () => {
  const nameOf = statementNames()
  expect(nameOf('select 1')).toBeUndefined()
  const name = often(() => nameOf('select 1'))
  expect(name).toBeDefined()
  expect(nameOf('select 1')).toBe(name)
  expect(often(() => nameOf('select 2'))).not.toBe(name)
})

test('what is planned for its values is never prepared', () => {
  const nameOf = statementNames()
  expect(often(() => nameOf('select /* planned for its values */ 1'))).toBeUndefined()
})
