import { expect, test } from 'vitest'
import { namesOneOf } from './naming.ts'

const lin = { name: '林 小雨', phone: '+8613812345678', email: 'Lin.Yu@example.com', externalId: 'M-20931' }
const nobody = { name: null, phone: null, email: null, externalId: null }

test.each([
  '林小雨的工单',
  '林·小雨',
  '138 1234 5678',
  '打 013812345678 的那位',
  '2345678',
  'lin.yu@EXAMPLE.com',
  '会员 m-20931',
])('%s says who it is', (text) => {
  expect(namesOneOf([nobody, lin])(text)).toBe(true)
})

test.each(['', '林', '小雨天的快递', '5678', '13912345678', 'M-2', '快递 2026'])(
  '%j names nobody',
  (text) => {
    expect(namesOneOf([lin, { ...nobody, name: '林', externalId: 'M-2' }])(text)).toBe(false)
  },
)

test('of whom nothing is known, nothing names them', () => {
  expect(['', '林小雨', '13812345678'].map(namesOneOf([nobody]))).toEqual([false, false, false])
})
