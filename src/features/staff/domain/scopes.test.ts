import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beyond, contains, covers, type HeldGrant, scopes } from './scopes.ts'

const units = ['root', 'east', 'shanghai', 'team']
const path = fc.integer({ min: 1, max: 4 }).map((depth) => units.slice(0, depth))
const grant = fc
  .record({ scope: fc.constantFrom(...scopes), path })
  .map(({ scope, path }) => ({ permission: 'tickets.read' as const, scope, path }))
const held = ({
  path,
  ...rest
}: {
  permission: `${string}.${string}`
  scope: HeldGrant['scope']
  path: string[]
}) => ({
  ...rest,
  unitId: path.at(-1) as string,
  depth: path.length,
})

test('what one holds, one may give', () => {
  fc.assert(fc.property(grant, (one) => contains(held(one), one)))
})

test('whoever may give a grant covers every row that the grant covers', () => {
  fc.assert(
    fc.property(grant, grant, path, (mine, wanted, row) => {
      if (!contains(held(mine), wanted) || !covers(held(wanted), row)) return true
      return covers(held(mine), row) || wanted.scope === 'own'
    }),
  )
})

test('giving on never widens: what is within a grant that is within mine is within mine', () => {
  fc.assert(
    fc.property(grant, grant, grant, (one, two, three) => {
      const chain = contains(held(one), two) && contains(held(two), three)
      return !chain || contains(held(one), three)
    }),
  )
})

test('a permission not held is beyond, whatever the scope', () => {
  const wanted = { permission: 'audit.read' as const, scope: 'own' as const, path: ['root'] }
  const mine = { permission: 'tickets.read' as const, scope: 'all' as const, unitId: 'root', depth: 1 }
  expect(beyond([mine], [wanted])).toEqual([wanted])
})
