import { expect, test } from 'vitest'
import { diallable, messageOf } from './outgoing.ts'

test('numbers of home stand without a country code, others with the prefix one dials', () => {
  expect(['+8613800138000', '+4915112345678', '138****8000'].map(diallable)).toEqual([
    ...['13800138000', '004915112345678', '138****8000'],
  ])
})

test('the link stands where the words want it, whatever signs it has', () => {
  const letter = { text: '请填写：{{link}} （可退订）', path: '/q/a$&b' }
  expect(messageOf(letter, 'https://hx.example')).toBe('请填写：https://hx.example/q/a$&b （可退订）')
})
