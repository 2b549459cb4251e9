import { expect, test } from 'vitest'
import { guessColumns } from './guessing.ts'
import { headerRowOf, namesOfColumns } from './header-row.ts'

const targets = (headings: string[], rows: string[][]) =>
  guessColumns(headings, rows).columns.map(({ target }) => target)

test('messages of a city hotline are understood without hand work', () => {
  const padded = '\n\t\t\t\t楼下的施工从早上六点开始，已经一个多月了。\n\t\t\t'
  const rows = Array.from({ length: 20 }, (_, n) => [
    String(200_000 + n),
    `U000${1000 + n}`,
    '夜间施工扰民',
    '2021/3/7 8:05:09',
    padded,
    '0',
    '12',
  ])
  expect(
    targets(['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'], rows),
  ).toEqual(['sourceId', 'externalId', 'title', 'occurredAt', 'text', 'keep', 'keep'])
})

test('a heading that its cells contradict is not believed', () => {
  const rows = Array.from({ length: 20 }, (_, n) => [
    '物流',
    `张三${n}`,
    '5',
    '快递三天没有动静，客服也不回。',
  ])
  expect(targets(['类型', '用户', '编号', '备注'], rows)).toEqual(['ignore', 'name', 'keep', 'text'])
})

test('cells speak where headings do not', () => {
  const rows = Array.from({ length: 10 }, (_, n) => [
    `1381234567${n}`,
    `a${n}@example.com`,
    '投诉',
    '2021-03-07 08:00',
    '空调不制冷，师傅约了两次都没有来。',
  ])
  expect(targets(['甲', '乙', '丙', '丁', '戊'], rows)).toEqual([
    'phone',
    'email',
    'kind',
    'occurredAt',
    'text',
  ])
})

test('the numbers of rows identify nothing, and a title alone is the text', () => {
  const rows = Array.from({ length: 5 }, (_, n) => [String(n + 1), `路灯坏了${n}`])
  expect(targets(['序号', '标题'], rows)).toEqual(['ignore', 'text'])
})

test('headings are found below titles and blank rows, and files without any are read from their first row', () => {
  expect(headerRowOf([['2021 年投诉汇总', '', ''], [], ['编号', '时间', '内容'], ['1', '', '']])).toBe(2)
  expect(headerRowOf([['2021-03-07', '路灯坏了三天没有人来修']])).toBeNull()
  expect(namesOfColumns(['内容', '', '内容'], 4)).toEqual(['内容', '#2', '内容 (2)', '#4'])
})
