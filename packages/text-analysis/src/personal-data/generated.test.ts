import { expect, test } from 'vitest'
import { seededRandom } from '../classifier/seeded-random.ts'
import { normalise } from '../normalise.ts'
import { findPersonalData, type PersonalDataKind } from './personal-data.ts'

// Everything here is made up: numbers by their rules with computed check digits, places by drawing from lists.
const random = seededRandom(20_261_128)
const below = (n: number) => Math.floor(random() * n)
const one = <T>(...list: readonly T[]): T => list[below(list.length)] as T
const digits = (n: number) => Array.from({ length: n }, () => below(10)).join('')
const between = (low: number, high: number) => low + below(high - low + 1)
const two = (n: number) => String(n).padStart(2, '0')

function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + ((10 - (sum % 10)) % 10)
}

function idOf(shift = 0): string {
  const body = `${one('110105', '430102', '440305', '310115', '510107', '320102', '650104')}${between(1940, 2010)}${two(between(1, 12))}${two(between(1, 28))}${digits(3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'[(sum + shift) % 11]
}

const mobileOf = () =>
  `1${one('30', '35', '38', '39', '50', '59', '77', '86', '88', '98', '99', '66')}${digits(8)}`
const road = () =>
  `${one('解放', '芙蓉', '麓山', '人民', '长江', '韶山', '南京', '中山')}${one('路', '大道', '东路', '南路', '北街', '西巷')}`
const estate = () =>
  `${one('阳光', '锦绣', '翡翠', '金色', '水岸', '和谐')}${one('小区', '花园', '家园', '名城', '公馆', '苑')}`
const district = () =>
  one(
    '湖南省长沙市岳麓区',
    '长沙市天心区',
    '广东省深圳市南山区',
    '北京市朝阳区',
    '上海市浦东新区',
    '四川省成都市武侯区',
    '杭州市西湖区',
  )
const roomNumber = () =>
  one(
    () => `${between(1, 30)}栋${between(1, 4)}单元${between(1, 30)}0${between(1, 9)}室`,
    () => `${between(1, 30)}栋${between(1, 30)}0${between(1, 9)}`,
    () => `${one('A', 'B', 'C')}座${between(10, 30)}0${between(1, 9)}室`,
    () => `${between(1, 20)}号楼${between(1, 4)}单元${between(1, 20)}0${between(1, 4)}`,
    () => `${one('三', '十二', '五')}栋${one('一', '二')}单元${one('五零二', '三零一')}室`,
    () => `${between(1, 30)}幢${between(100, 2800)}室`,
  )()

const personal: Record<PersonalDataKind, () => string> = {
  phone: () => {
    const number = mobileOf()
    const [a, b, c] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
    return one(
      number,
      number,
      `${a}-${b}-${c}`,
      `${a} ${b} ${c}`,
      `+86 ${number}`,
      `86-${number}`,
      `${a}.${b}.${c}`,
      [...number].join(' '),
      [...number].map((digit) => '零一二三四五六七八九'[Number(digit)]).join(''),
      [...number].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
      `0${one('731', '755', '571')}-8${digits(7)}`,
      `(010)6${digits(7)}`,
      `021-5${digits(7)}`,
    )
  },
  id_number: () => {
    const id = idOf()
    return one(
      id,
      id,
      id.toLowerCase(),
      `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
      `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`,
    )
  },
  bank_card: () => {
    const card = one(
      luhn(`621700${digits(12)}`),
      luhn(`622202${digits(12)}`),
      luhn(`4${digits(14)}`),
      luhn(`5${between(1, 5)}${digits(13)}`),
      luhn(`622848${digits(9)}`),
    )
    return one(card, card.replace(/(\d{4})(?=\d)/g, '$1 '), card.replace(/(\d{4})(?=\d)/g, '$1-'))
  },
  email: () =>
    `${one('zhang.san', 'li_4', 'wang-wu88', 'Chen.Liu', 'x', `${digits(9)}`)}@${one('qq.com', '163.com', 'example.com.cn', 'mail.example.org', 'vip.sina.com')}`,
  address: () =>
    one(
      () => `${district()}${road()}${between(1, 999)}号${estate()}${roomNumber()}`,
      () => `${district()}${road()}${between(1, 999)}号${roomNumber()}`,
      () => `${district()}${estate()}${roomNumber()}`,
      () => `${estate()}${roomNumber()}`,
      () => `${road()}${between(1, 999)}号${estate()}${roomNumber()}`,
    )(),
  plate: () => {
    const head = `${one(...'京沪粤湘川浙苏鄂鲁')}${one(...'ABCDEFGHJK')}`
    const mark = one('', '', '·', ' ')
    return one(
      `${head}${mark}${digits(5)}`,
      `${head}${mark}${one('A', 'B', 'X')}${digits(4)}`,
      `${head}${mark}${digits(2)}${one('H', 'M')}${digits(2)}`,
      `${head}${mark}D${digits(5)}`,
      `${head}${mark}${digits(5)}F`,
      `${head}${mark}${digits(4)}${one('挂', '学', '警')}`,
    )
  },
}

const leadIns: Record<PersonalDataKind, readonly string[]> = {
  phone: ['请打我电话', '手机号是', '联系方式：', '回电', 'call me at ', '微信同号', ''],
  id_number: ['身份证', '证件号码：', '本人身份证号', 'ID card ', ''],
  bank_card: ['卡号', '退到银行卡', '请打到', '信用卡尾款 ', ''],
  email: ['邮箱', '发到', 'email: ', '请回复至'],
  address: ['我住在', '地址：', '寄到', '家住', '收货地址', '快递送到', '房子在'],
  plate: ['车牌', '车牌号：', '那辆', '肇事车是', '停着'],
}
const nearMisses: readonly (() => string)[] = [
  () => `订单号${digits(18)}`,
  () => `订单编号：${mobileOf()}`,
  () => `快递单号${one('SF', 'YT', 'JD')}${digits(13)}`,
  () => `运单号：${digits(12)}`,
  () => `身份证${idOf(between(1, 9))}`,
  () => `卡号${`621700${digits(12)}`}${'x'}`,
  () => `1${digits(9)}`,
  () => `12${digits(9)}`,
  () => `${mobileOf()}${digits(2)}`,
  () => `金额${between(100, 99999)}.${two(below(100))}元`,
  () =>
    `2026-${two(between(1, 12))}-${two(between(1, 28))} ${two(below(24))}:${two(below(60))}:${two(below(60))}`,
  () => `版本 ${between(1, 20)}.${between(0, 20)}.${between(0, 200)}.${below(9)}`,
  () => `客服400-${digits(3)}-${digits(4)}`,
  () => `客服热线${one('95588', '10086', '12315', '12345')}`,
  () => `@${one('客服', 'zhangsan', '微博')}`,
  () => `lodash@4.17.${below(30)}`,
  () => `型号${one('粤', '京')}A${digits(5)}`,
  () => `${one('京', '粤', '湘')}A${digits(8)}`,
  () => `${one('京', '沪')}东商城A座`,
  () => `地铁${between(1, 12)}号线`,
  () => `${road()}${between(1, 99)}号的路灯坏了`,
  () => `${estate()}${between(1, 30)}栋电梯坏了`,
  () => `${between(1, 20)}号楼门口积水`,
  () => `${between(1, 12)}月${between(1, 28)}号`,
  () => `第${between(1, 9)}组`,
  () => `${between(2, 9)}号窗口`,
  () => `SN${mobileOf()}A`,
  () => `¥${digits(11)}`,
  () => `0.${digits(12)}`,
  () => `工号${digits(6)}`,
  () => `QQ群${digits(9)}`,
  () => `等了${between(10, 90)}分钟，扣了${between(100, 900)}块`,
]
const closings = ['，麻烦尽快处理。', '！', '，谢谢', ' 请核实', '。']

type Sample = { text: string; expected: string[] }

function positive(kind: PersonalDataKind): Sample {
  const lead = one('你好，', '', '投诉！', '昨天的事，') + one(...(leadIns[kind] as readonly string[]))
  const piece = personal[kind]()
  const start = lead.length
  return {
    text: `${lead}${piece}${one(...closings)}`,
    expected: [`${kind} ${start}-${start + piece.length}`],
  }
}

function measure(samples: readonly Sample[]) {
  let right = 0
  let found = 0
  let wanted = 0
  const wrong: string[] = []
  for (const { text, expected } of samples) {
    const got = findPersonalData(normalise(text)).map(({ kind, start, end }) => `${kind} ${start}-${end}`)
    const hits = got.filter((piece) => expected.includes(piece)).length
    right += hits
    found += got.length
    wanted += expected.length
    if (hits !== expected.length || got.length !== expected.length)
      wrong.push(`${text} → ${got.join()} ≠ ${expected.join()}`)
  }
  return { precision: right / found, recall: right / wanted, wrong }
}

const kinds = Object.keys(personal) as PersonalDataKind[]

test.each(kinds)(
  'of 1,000 %s in sentences at least 99 in 100 are found with exact bounds, and nothing beside them',
  (kind) => {
    const { precision, recall, wrong } = measure(Array.from({ length: 1000 }, () => positive(kind)))
    expect(Math.min(precision, recall), wrong.join('\n')).toBeGreaterThanOrEqual(0.99)
  },
)

test('among as many look-alikes precision and recall stay at 99 in 100', () => {
  const samples = Array.from({ length: 6000 }, (_, i): Sample => {
    if (i % 2 === 0) return positive(kinds[(i / 2) % kinds.length] as PersonalDataKind)
    return {
      text: `${one('你好，', '', '反映一下：')}${one(...nearMisses)()}${one(...closings)}`,
      expected: [],
    }
  })
  const { precision, recall, wrong } = measure(samples)
  expect(Math.min(precision, recall), wrong.join('\n')).toBeGreaterThanOrEqual(0.99)
})
