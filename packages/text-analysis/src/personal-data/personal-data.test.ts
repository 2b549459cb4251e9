import { expect, test } from 'vitest'
import { normalise } from '../normalise.ts'
import { isBankCard, isIdNumber, passesLuhn } from './check-digits.ts'
import { mask } from './masking.ts'
import { findPersonalData } from './personal-data.ts'

function found(text: string): string[] {
  return findPersonalData(normalise(text)).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)
}

// Numbers made up for these tests; check digits computed, no person's data.
test.each([
  ['电话13812345678请回电', ['phone 13812345678']],
  ['电话：138 1234 5678。', ['phone 138 1234 5678']],
  ['138-1234-5678', ['phone 138-1234-5678']],
  ['+86 13812345678', ['phone +86 13812345678']],
  ['００８６－１３８１２３４５６７８', ['phone ００８６－１３８１２３４５６７８']],
  ['座机010-62345678', ['phone 010-62345678']],
  ['(0731)84567890', ['phone (0731)84567890']],
  ['0731-8456789', ['phone 0731-8456789']],
  ['call +44 20 7946 0958 now', ['phone +44 20 7946 0958']],
  ['（+44 20 7946 0958）', ['phone +44 20 7946 0958']],
  ['(415) 555-2671', ['phone (415) 555-2671']],
  ['身份证11010519491231002X', ['id_number 11010519491231002X']],
  ['身份证：110105 19491231 002x', ['id_number 110105 19491231 002x']],
  ['身份证号110105491231002', ['id_number 110105491231002']],
  ['邮箱 zhang.san+a@mail.example.com.cn，谢谢', ['email zhang.san+a@mail.example.com.cn']],
  ['卡号6222 0212 3456 7890 128', ['bank_card 6222 0212 3456 7890 128']],
  ['卡号6222 0212 3456 7890 129', []],
  ['a@b.cna@b.cn', ['email a@b.cna']],
  ['卡号4111 1111 1111 1111', ['bank_card 4111 1111 1111 1111']],
  ['幺三八一二三四五六七八是我的号', ['phone 幺三八一二三四五六七八']],
  ['138.1234.5678', ['phone 138.1234.5678']],
  ['車牌粵B·D12345被拖走', ['plate 粵B·D12345']],
  ['我家3栋2单元502室漏水', ['address 3栋2单元502室']],
  ['我住岳麓区麓山南路932号，路灯坏了', ['address 岳麓区麓山南路932号']],
  ['寄到上海市黄浦区南京东路100号', ['address 上海市黄浦区南京东路100号']],
  ['請送到陽光小區三棟五零二室', ['address 陽光小區三棟五零二室']],
  ['I live at 221 Baker Street, flat B', ['address 221 Baker Street, flat B']],
  ['打13812345678或13912345678', ['phone 13812345678', 'phone 13912345678']],
])('in «%s» it finds %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  '订单号123456789012345678',
  '110105194912310021',
  '11010519491331002X',
  '订单编号：4111111111111111',
  '快递单号13812345678',
  '2024-01-15 10:30:00',
  '金额13800.00元',
  '¥13812345678',
  '价格 0.13812345678',
  '12345678901',
  '15412345678',
  '1381234567',
  '138123456789',
  '110105491231002',
  '4111111111111112',
  '0000000000000000',
  '@example.com',
  'a@b',
  '版本 1.2.3.4',
  '客服400-810-7731',
  '430102195806270926',
  'SN13812345678A',
  '解放路12号的奶茶店',
  '阳光小区5栋电梯坏了',
  '5号楼门口积水',
  '京A123456789',
  '型号粤A12345',
  '酒店502房间没有打扫',
  '3号线地铁口',
  'the 5 best streets',
])('«%s» holds no personal data', (text) => {
  expect(found(text)).toEqual([])
})

test('check digits follow GB 11643 and Luhn', () => {
  expect(isIdNumber('11010519491231002X')).toBe(true)
  expect(isIdNumber('11010519491231002x')).toBe(true)
  expect(isIdNumber('110105194912310029')).toBe(false)
  expect(isIdNumber('11010519490229002X')).toBe(false)
  expect(passesLuhn('79927398713')).toBe(true)
  expect(passesLuhn('79927398710')).toBe(false)
  expect(passesLuhn('')).toBe(false)
  expect(isBankCard('9111111111111111')).toBe(false)
})

test('masking hides the middle and keeps length and separators', () => {
  const text = '电话138-1234-5678，证件11010519491231002X，卡4111 1111 1111 1111，zhang@mail.cn'
  expect(mask(text, findPersonalData(normalise(text)))).toBe(
    '电话138-****-5678，证件110*************2X，卡**** **** **** 1111，z****@mail.cn',
  )
})

test('of an address the place stays and the house goes', () => {
  const text = '家住长沙市天心区芙蓉路12号阳光小区3栋五零二室，车牌湘A12345'
  expect(mask(text, findPersonalData(normalise(text)))).toBe(
    '家住长沙市天心区芙蓉路**号阳光小区*栋***室，车牌湘A***45',
  )
})

test('masking twice changes nothing more, and full-width digits are hidden too', () => {
  const text = '電話１３８１２３４５６７８'
  const spans = findPersonalData(normalise(text))
  const once = mask(text, spans)
  expect(once).toBe('電話１３８****５６７８')
  expect(findPersonalData(normalise(once))).toEqual([])
})

test('a span outside the text is refused', () => {
  expect(() => mask('abc', [{ kind: 'phone', start: 1, end: 9 }])).toThrow(RangeError)
})
