import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { exploreFeedback } from '#features/intake/contract.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { importRejects, mapImport } from '../contract.ts'
import type { Target } from '../domain/fields.ts'
import { inGb18030 } from './testing/gb18030.ts'
import {
  checked,
  importer,
  messyWorkbook,
  openImportHouse,
  ran,
  standingOf,
  uploaded,
} from './testing/import-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openImportHouse(inject('databaseServer'))
})
afterAll(() => house.close())

const rowsOf = async (text: string, values: unknown[] = []) =>
  (await house.open.pool.query(text, values)).rows
const voicesOf = (importId: string) =>
  rowsOf('select * from feedbacks where import_id = $1 order by source_id, text', [importId])
const targetsOf = async (importId: string) => (await standingOf(house, importId)).mapping?.columns
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n')

test('a padded workbook with a merged title, a blank row and dates as serials is taken without hand work', async () => {
  const padding = '\n\t\t\t\t'
  const importId = await uploaded(
    house,
    '留言.xlsx',
    messyWorkbook([
      ['2021 年第一季度留言汇总', null, null, null, null],
      [null],
      [' 留言编号 ', '留言用户', '留言主题', '留言时间', '留言详情'],
      [
        '\t1001',
        'U0001234',
        '夜间施工',
        '2021/3/7 8:05:09',
        `${padding}施工到凌晨两点，影响孩子休息。\u3000${padding}`,
      ],
      [
        '1002',
        'U0001235',
        '路灯不亮',
        { serial: 44262.5 },
        `${padding}巷子里三盏路灯都坏了，老人晚上不敢出门。`,
      ],
      ['1003', 'U0001234', '感谢', { serial: 44263 }, `${padding}师傅上门很快，问题当天就解决了。`],
    ]),
  )
  const seen = await standingOf(house, importId)
  expect(seen).toMatchObject({ state: 'ready', format: 'xlsx', remembered: false, failure: null })
  expect(seen.columns?.map(({ name }) => name)).toEqual([
    '留言编号',
    '留言用户',
    '留言主题',
    '留言时间',
    '留言详情',
  ])
  expect(seen.mapping?.columns).toEqual(['sourceId', 'externalId', 'title', 'occurredAt', 'text'])
  expect(seen.preview[0]?.[4]).toBe('施工到凌晨两点，影响孩子休息。')
  expect(await ran(house, importId)).toMatchObject({
    state: 'done',
    taken: 3,
    known: 0,
    rejected: 0,
    rowsTotal: 3,
  })
  const [first, second] = await voicesOf(importId)
  expect(first).toMatchObject({
    text: '夜间施工\n施工到凌晨两点，影响孩子休息。',
    source_id: '1001',
    channel: 'import',
    mode: 'history',
    occurred_at: new Date('2021-03-07T00:05:09Z'),
    received_at: new Date('2021-03-07T00:05:09Z'),
  })
  expect(second.occurred_at).toEqual(new Date('2021-03-07T04:00:00Z'))
  const customers = await rowsOf('select distinct customer_id from feedbacks where import_id = $1', [
    importId,
  ])
  expect(customers).toHaveLength(2)
})

test('history shows in the numbers on the days it occurred, and starts no ticket, clock or message', async () => {
  expect(await rowsOf('select 1 from tickets')).toEqual([])
  const days = await rowsOf(
    `select day, sum(n) as n from metric_counts where measure = 'voices' group by day having sum(n) <> 0 order by day`,
  )
  expect(days).toEqual([
    { day: '2021-03-07', n: 2 },
    { day: '2021-03-08', n: 1 },
  ])
  expect(await recount(house.house.read)).toEqual([])
  const { reply } = await house.call(
    exploreFeedback,
    {},
    { from: '2021-03-08', to: '2021-03-08' },
    { as: importer },
  )
  expect(reply.items).toHaveLength(1)
})

test('a GB18030 file from an old system is read, and rows that cannot be taken are told one by one', async () => {
  const bytes = inGb18030(
    csv([
      ['姓名', '联系电话', '投诉时间', '投诉内容', '类型', '门店'],
      [
        '张三',
        '13812345678',
        '2022年5月6日 下午3:20',
        '快递三天没有动静，客服电话一直打不通',
        '投诉',
        '人民广场店',
      ],
      ['李四', '13912345678', '昨天', '想问一下会员积分什么时候到账', '咨询', 'SH-01'],
      ['王五', '13712345678', '2022-05-07 09:00', '', '投诉', ''],
      ['赵六', '13612345678', '2022-05-07 09:00', '店里的服务员态度很好，谢谢', '表扬', '没有的店'],
    ]),
  )
  const importId = await uploaded(house, '投诉.csv', bytes)
  const seen = await standingOf(house, importId)
  expect(seen).toMatchObject({ encoding: 'gb18030', format: 'csv' })
  expect(seen.mapping?.columns).toEqual(['name', 'phone', 'occurredAt', 'text', 'kind', 'outlet'])
  const dry = await checked(house, importId)
  expect(dry).toMatchObject({ state: 'ready', taken: 1, known: 0, rejected: 3, rowsTotal: 4 })
  expect(await voicesOf(importId)).toEqual([])
  expect(await ran(house, importId)).toMatchObject({ state: 'done', taken: 1, rejected: 3 })
  const [voice] = await voicesOf(importId)
  expect(voice).toMatchObject({
    chosen_kind: 'complaint',
    contact_name: '张三',
    contact_phone: '13812345678',
  })
  expect(voice.outlet_id).not.toBeNull()
  expect(voice.occurred_at).toEqual(new Date('2022-05-06T07:20:00Z'))
  const { reply } = await house.call(importRejects, { importId }, {}, { as: importer })
  expect(reply.items.map(({ row, faults }) => [row, faults])).toEqual([
    [3, [{ code: 'badDate', column: '投诉时间' }]],
    [4, [{ code: 'noText', column: '投诉内容' }]],
    [5, [{ code: 'unknownOutlet', column: '门店' }]],
  ])
})

test('the same file twice is known, and the mapping chosen for its headings is remembered', async () => {
  const file = csv([
    ['评价', '下单日'],
    ['包装破损了两次，很失望', '2023-01-02'],
    ['包装破损了两次，很失望', '2023-01-02'],
    ['送货很快，点赞', '2023-01-03'],
  ])
  const first = await uploaded(house, '评价.csv', file)
  const columns: Target[] = ['text', 'occurredAt']
  const mapping = { columns, dateOrder: 'ymd' as const, source: '商城' }
  await house.call(mapImport, { importId: first }, mapping, { as: importer })
  expect(await ran(house, first)).toMatchObject({ taken: 2, known: 1 })
  const again = await uploaded(house, '评价（最终版）.csv', `${file}\r\n又坏了，这次是边角,2023-02-01`)
  expect(await standingOf(house, again)).toMatchObject({ remembered: true, mapping })
  expect(await checked(house, again)).toMatchObject({ taken: 1, known: 3 })
  expect(await ran(house, again)).toMatchObject({ taken: 1, known: 3 })
})

test('JSON lines with bad ones among them are taken but for those', async () => {
  const importId = await uploaded(
    house,
    'voices.jsonl',
    [
      '{"id":"a-1","text":"The app crashed twice while paying","createdAt":"2023-04-05T06:07:08Z","contact":{"phone":"+8613512345678"}}',
      '{"id":"a-2","text":"Lovely staff at the counter","createdAt":"2023-04-05T07:07:08Z"}',
      '{"id":"a-3","text":',
      '',
      '["a","b"]',
    ].join('\n'),
  )
  expect(await targetsOf(importId)).toEqual(['sourceId', 'text', 'occurredAt', 'phone'])
  expect(await ran(house, importId)).toMatchObject({ state: 'done', taken: 2, rejected: 2 })
  const { reply } = await house.call(importRejects, { importId }, {}, { as: importer })
  expect(reply.items.map(({ row, faults }) => [row, faults[0]?.code])).toEqual([
    [3, 'badLine'],
    [5, 'badLine'],
  ])
})

test('a crash between batches loses nothing and repeats nothing', async () => {
  const rows = Array.from({ length: 2500 }, (_, n) => [`C${n}`, `第 ${n} 条：电梯坏了没有人修`, '2022-08-01'])
  const importId = await uploaded(house, '电梯.csv', csv([['编号', '内容', '时间'], ...rows]))
  const { Client } = await import('pg')
  const owner = new Client({ connectionString: house.database.ownerUrl })
  await owner.connect()
  await owner.query(`create function crash() returns trigger language plpgsql as
    $$ begin if new.source_id = 'C1500' then raise exception 'the power went off'; end if; return new; end $$;
    create trigger crash before insert on feedbacks for each row execute function crash()`)
  await expect(ran(house, importId)).rejects.toThrow('the power went off')
  expect(await standingOf(house, importId)).toMatchObject({ state: 'running', taken: 1000, rowsDone: 1000 })
  await owner.query('drop trigger crash on feedbacks; drop function crash()')
  await owner.end()
  house.travel(3 * 60_000)
  await house.tick()
  await house.settle()
  expect(await standingOf(house, importId)).toMatchObject({
    state: 'done',
    taken: 2500,
    known: 0,
    rejected: 0,
  })
  expect((await voicesOf(importId)).length).toBe(2500)
})

test('an import that makes no headway is given up with a reason, and can go on once that is mended', async () => {
  const importId = await uploaded(
    house,
    'x.csv',
    csv([
      ['编号', '内容', '时间'],
      ['D1', '水管漏水好几天了，没人来修', '2022-08-01'],
    ]),
  )
  const [{ parts }] = await rowsOf('select parts from imports where id = $1', [importId])
  const content = await (await house.house.files.open(parts[0])).toArray()
  await house.house.files.remove(parts[0])
  await expect(ran(house, importId)).rejects.toThrow()
  for (let attempt = 0; attempt < 5; attempt++) {
    house.travel(3 * 60_000)
    await house.tick()
    await house.settle().catch(() => undefined)
  }
  expect(await standingOf(house, importId)).toMatchObject({
    state: 'failed',
    failure: { code: 'imports.gaveUp' },
    can: { run: true },
  })
  await house.house.files.put(parts[0], Buffer.concat(content))
  expect(await ran(house, importId)).toMatchObject({ state: 'done', taken: 1 })
})
