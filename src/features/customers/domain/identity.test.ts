import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailKey, maskEmail, maskPhone, phoneKey } from './identity.ts'
import { isSlip } from './likeness.ts'
import { maskedName } from './masked-name.ts'

test.each([
  ['13800138000', '+8613800138000'],
  ['１３８ ００１３ ８０００', '+8613800138000'],
  ['+86 138-0013-8000', '+8613800138000'],
  ['0086 138 0013 8000', '+8613800138000'],
  ['8613800138000', '+8613800138000'],
  ['010-62345678', '+861062345678'],
  ['+86 10 6234 5678', '+861062345678'],
  ['(0755) 8234 5678', '+8675582345678'],
  ['400-820-8820', '+864008208820'],
  ['+44 20 7946 0958', '+442079460958'],
  ['62345678', null],
  ['010-62345678 转 802', null],
  ['1380013800', null],
  ['打给我', null],
  ['', null],
])('%s is the number %s', (typed, key) => {
  expect(phoneKey(typed)).toBe(key)
})

test('a number that was understood once is understood the same again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+0-9 ()-]{0,20}$/), (typed) => {
      const key = phoneKey(typed)
      if (key !== null) expect(phoneKey(key)).toBe(key)
    }),
  )
})

test('a mailbox is one mailbox in any case', () => {
  expect(emailKey(' A.B@Example.COM ')).toBe('a.b@example.com')
  for (const wrong of ['a@b', '@b.cn', 'a b@c.cn', 'a@b.cn, c@d.cn', `${'a'.repeat(250)}@b.cn`]) {
    expect(emailKey(wrong)).toBeNull()
  }
})

test('a mask leaves enough to recognise and too little to reach', () => {
  expect(maskPhone('+8613800138000')).toBe('138****8000')
  expect(maskEmail('zhang@example.com')).toBe('z***@example.com')
})

test('a slip is one wrong digit or two neighbours swapped', () => {
  expect(isSlip('13800138000', '13800138001')).toBe(true)
  expect(isSlip('13800138000', '13800130800')).toBe(true)
  expect(isSlip('13800138000', '13800138000')).toBe(false)
  expect(isSlip('13800138000', '13900138001')).toBe(false)
})

test('a masked name shows its first character only', () => {
  expect([maskedName('王小明'), maskedName('张'), maskedName(null), maskedName('Alexander')]).toEqual([
    '王**',
    '张*',
    null,
    'A****',
  ])
})
