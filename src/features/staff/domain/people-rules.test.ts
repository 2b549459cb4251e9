import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loginOf, maskedEmail, maskedPhone, normalPhone } from './contact.ts'
import { administratorKey, defaultRole, defaultRoles } from './default-roles.ts'
import { inviteLines } from './invite-lines.ts'
import { permissions } from './permissions.ts'
import { deepestLevel, moveProblem, pathColumns, pathOf } from './tree.ts'

test.each([
  ['13800138000', '+8613800138000'],
  ['138-0013-8000', '+8613800138000'],
  ['+86 138 0013 8000', '+8613800138000'],
  ['008613800138000', '+8613800138000'],
  ['１３８００１３８０００', '+8613800138000'],
  ['010-8888 6666', '+861088886666'],
  ['+44 20 7946 0958', '+442079460958'],
  ['12345', null],
  ['23800138000', null],
])('the phone number %s is read as %s', (text, expected) => {
  expect(normalPhone(text)).toBe(expected)
})

test('a normal number stays as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (text) => {
      const once = normalPhone(text) as string
      return normalPhone(once) === once
    }),
  )
})

test('a login is an address or a number, and nothing else', () => {
  expect(loginOf(' Wang@Example.COM ')).toEqual({ kind: 'email', value: 'wang@example.com' })
  expect(loginOf('王芳')).toBeNull()
  expect(loginOf('a@b')).toBeNull()
})

test('what is masked cannot be read back', () => {
  expect(maskedPhone('+8613800138000')).toBe('+86138****8000')
  expect(maskedEmail('wang.fang@example.com')).toBe('w***@example.com')
})

test('a role ships with each permission once, and the administrator’s with all of them', () => {
  for (const role of defaultRoles) {
    const names = role.permissions.map((one) => one.permission)
    expect(new Set(names).size, role.key).toBe(names.length)
  }
  expect(defaultRole(administratorKey)?.permissions.map((one) => one.permission)).toEqual([...permissions])
})

test('a path survives its columns', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: deepestLevel }), (path) => {
      expect(pathOf(pathColumns(path))).toEqual(path)
    }),
  )
})

test('the root stays where it is', () => {
  expect(moveProblem({ path: ['root'], height: 1 }, { path: ['root'] })).toBe('isRoot')
})

test('pasted lines keep their numbers, and every line is read', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 })), (lines) => {
      const text = lines.map((line) => line.replace(/[\r\n]/g, ' ')).join('\n')
      const rows = inviteLines(text)
      const filled = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))
      expect(rows.map((row) => row.line)).toEqual(filled)
    }),
  )
})
