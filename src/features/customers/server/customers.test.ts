import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { visitor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { importMasterData, listMasterData, saveMasterRecord } from '../contract/master-data.ts'
import { eraseCustomer, exportCustomer } from '../contract/rights.ts'
import {
  changeCustomer,
  createCustomer,
  listCustomers,
  listCustomerVoices,
  mergeCustomers,
  readCustomer,
  tellCustomersApart,
  unmaskCustomer,
  unmergeCustomer,
} from '../contract.ts'
import { customers } from './module.ts'
import { findOrCreateCustomer, type Introduction } from './public/find-or-create.ts'

const clerk = personWith(
  [
    'customers.read',
    'customers.edit',
    'customers.merge',
    'customers.erase',
    'intake.unmask',
    'intake.read',
    'organisation.configure',
  ],
  { id: randomUUID() },
)
const stranger = personWith(['customers.read', 'intake.read'], { id: randomUUID(), scope: 'own' })

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers])
})
afterAll(() => house.close())

const as = { as: clerk }
const introduce = (given: Introduction) => house.arrange((context) => findOrCreateCustomer(context, given))
const list = (q: string) => house.call(listCustomers, {}, { q }, as).then(({ reply }) => reply.items)

test('a caller is recognised however they write their number, and the gaps of their record are filled', async () => {
  const first = await introduce({ name: '张三', phone: '138 0013 8000' })
  expect(await introduce({ phone: '+86-13800138000', email: 'Zhang@Example.com' })).toBe(first)
  expect(await introduce({ email: 'zhang@example.com' })).toBe(first)
  expect(await introduce({ name: '无名' })).toBeNull()
})

test('twenty voices at once from a new number make one customer', async () => {
  const given = { name: '李四', phone: '13900139000', email: 'li@example.com' }
  const found = await Promise.all(Array.from({ length: 20 }, () => introduce(given)))
  expect(new Set(found).size).toBe(1)
})

test('customers are found by the start of a name, the tail of a number and a mailbox, and shown masked', async () => {
  await introduce({ name: '王小明', phone: '13712345678', email: 'ming@example.cn' })
  for (const q of ['王小', '王 小 明', '5678', '13712345678', 'ming@']) {
    expect(
      (await list(q)).map((one) => one.name),
      q,
    ).toEqual(['王小明'])
  }
  expect((await list('王小明'))[0]).toMatchObject({ phone: '137****5678', email: 'm***@example.cn' })
  expect(await list('100%')).toEqual([])
})

test('a number and a mailbox of two customers make them likely duplicates, until somebody says they are not', async () => {
  const [one, other] = [
    await introduce({ phone: '13600000001' }),
    await introduce({ email: 'pair@example.com' }),
  ]
  await introduce({ phone: '13600000001', email: 'pair@example.com' })
  const duplicates = () =>
    house.call(readCustomer, { customerId: one as string }, {}, as).then(({ reply }) => reply.duplicates)
  expect(await duplicates()).toMatchObject([{ id: other, why: 'shared_contact' }])
  await house.call(tellCustomersApart, { customerId: one as string }, { otherId: other as string }, as)
  expect(await duplicates()).toEqual([])
})

test('namesakes are duplicates only when their numbers differ as by a slip', async () => {
  const one = await introduce({ name: '陈晨', phone: '13511112222' })
  const slip = await introduce({ name: '陈 晨', phone: '13511112223' })
  await introduce({ name: '陈晨', phone: '18899990000' })
  const { reply } = await house.call(readCustomer, { customerId: one as string }, {}, as)
  expect(reply.duplicates).toMatchObject([{ id: slip, why: 'same_name_near_phone' }])
})

test('a merged customer is reached by both numbers, and can be taken out again for 30 days', async () => {
  const [one, other] = [await introduce({ phone: '13400000001' }), await introduce({ phone: '13400000002' })]
  const params = { customerId: one as string }
  expect((await house.call(mergeCustomers, params, { otherId: other as string }, as)).status).toBe(200)
  expect(await introduce({ phone: '13400000002' })).toBe(one)
  expect((await house.call(mergeCustomers, params, { otherId: other as string }, as)).problem.code).toBe(
    'customers.notLiving',
  )
  expect((await house.call(readCustomer, params, {}, as)).reply.merged).toMatchObject([{ id: other }])
  const undo = { ...params, otherId: other as string }
  expect((await house.call(unmergeCustomer, undo, {}, as)).status).toBe(200)
  expect(await introduce({ phone: '13400000002' })).toBe(other)
  await house.call(mergeCustomers, params, { otherId: other as string }, as)
  house.travel(31 * 86_400_000)
  expect((await house.call(unmergeCustomer, undo, {}, as)).problem.code).toBe('customers.cannotUnmerge')
})

test('a number that belongs to somebody else is refused with whom it belongs to', async () => {
  const holder = await introduce({ phone: '13300000001' })
  const { reply } = await house.call(createCustomer, {}, { name: '赵六' }, as)
  const taken = await house.call(changeCustomer, reply, { phone: '133-0000-0001' }, as)
  expect(taken.problem).toMatchObject({ code: 'customers.identityTaken', facts: { customerId: holder } })
  expect((await house.call(changeCustomer, reply, { phone: '12' }, as)).problem.code).toBe(
    'customers.badPhone',
  )
  expect((await house.call(changeCustomer, reply, { vip: true, tags: ['老客户'] }, as)).status).toBe(200)
  expect((await house.call(readCustomer, reply, {}, as)).reply).toMatchObject({ vip: true, tags: ['老客户'] })
})

test('full contact details are shown for a reason only, and the log holds the reason', async () => {
  const customerId = (await introduce({ phone: '13200000001' })) as string
  expect(
    (await house.call(unmaskCustomer, { customerId }, { reason: 'curious' as 'other' }, as)).status,
  ).toBe(422)
  const { reply } = await house.call(unmaskCustomer, { customerId }, { reason: 'contact', note: '回电' }, as)
  expect(reply.phone).toBe('+8613200000001')
  const { rows } = await house.open.pool.query(
    "select facts, actor_id from events where type = 'customers.unmasked' and subject_id = $1",
    [customerId],
  )
  expect(rows).toEqual([{ facts: { reason: 'contact' }, actor_id: clerk.id }])
})

test('an erased customer leaves an id and nothing else, merged records included', async () => {
  const [one, other] = [
    await introduce({ name: '钱七', phone: '13100000001' }),
    await introduce({ phone: '13100000002' }),
  ]
  const params = { customerId: one as string }
  await house.call(mergeCustomers, params, { otherId: other as string }, as)
  const { reply: all } = await house.call(exportCustomer, params, {}, as)
  expect(all.customers.map((row) => row.phone)).toEqual(['+8613100000001', '+8613100000002'])
  expect((await house.call(eraseCustomer, params, { confirmed: true }, as)).reply).toEqual({
    outcome: 'fulfilled',
    rows: 2,
  })
  expect((await house.call(readCustomer, params, {}, as)).reply).toMatchObject({ name: null, phone: null })
  expect(await introduce({ phone: '13100000002' })).not.toBe(one)
})

test('somebody without scope sees no customer at all', async () => {
  const customerId = (await introduce({ phone: '13000000001' })) as string
  expect((await house.call(listCustomers, {}, {}, { as: stranger })).reply.items).toEqual([])
  expect((await house.call(readCustomer, { customerId }, {}, { as: stranger })).status).toBe(404)
  expect((await house.call(listCustomerVoices, { customerId }, {}, { as: stranger })).status).toBe(404)
  expect((await house.call(listCustomers, {}, {}, { as: visitor })).status).toBe(401)
})

test('a list of customers is paged without gaps or repeats', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { reply } = await house.call(
      listCustomers,
      {},
      { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      as,
    )
    seen.push(...reply.items.map((one) => one.id))
    if (reply.next === null) break
    cursor = reply.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual([...seen].sort().reverse())
})

const upload = (content: Uint8Array) =>
  house.call(importMasterData, { list: 'products' }, { content: Buffer.from(content).toString('base64') }, as)

test('a CSV from Excel in China is taken row by row, and says which rows were not', async () => {
  // 编码,名称,类别,启用 / P1,热水器,家电,是 in GB18030
  const gb = Buffer.from(
    'b1e0c2eb2cc3fbb3c62cc0e0b1f02cc6f4d3c30d0a50312cc8c8cbaec6f72cbcd2b5e72ccac70d0a',
    'hex',
  )
  expect((await upload(gb)).reply).toEqual({ encoding: 'gb18030', created: 1, changed: 0, refused: [] })
  const text =
    '\ufeffcode,name,unit,active\nP1,热水器 Pro,,\nP2,"风扇,大",,no\n,无编码,,\nP2,又一次,,\nP3,某物,NOWHERE,\nP4,某物,,也许\n'
  const { reply } = await upload(Buffer.from(text))
  expect(reply).toMatchObject({ encoding: 'utf-8', created: 1, changed: 1 })
  expect(reply.refused).toEqual([
    { row: 4, why: 'no_code', value: '无编码' },
    { row: 5, why: 'twice', value: 'P2' },
    { row: 6, why: 'unknown_unit', value: 'NOWHERE' },
    { row: 7, why: 'bad_active', value: '也许' },
  ])
  expect((await upload(Buffer.from(text))).reply).toMatchObject({ created: 0, changed: 0 })
  const { reply: products } = await house.call(listMasterData, { list: 'products' }, {}, as)
  expect(products.items).toMatchObject([
    { code: 'P1', name: '热水器 Pro', active: true },
    { code: 'P2', name: '风扇,大', active: false },
  ])
})

test('a record of master data is saved under its code', async () => {
  const place = { list: 'outlets', code: 'SH-01' }
  const { reply } = await house.call(saveMasterRecord, place, { name: '人民广场店' }, as)
  expect((await house.call(saveMasterRecord, place, { name: '人民广场店' }, as)).reply.id).toBe(reply.id)
  const chosen = await house.call(listMasterData, { list: 'outlets' }, { id: reply.id }, as)
  expect(chosen.reply.items.map(({ code }) => code)).toEqual(['SH-01'])
  const other = { id: '01a00000-0000-7000-8000-000000000001' }
  expect((await house.call(listMasterData, { list: 'outlets' }, other, as)).reply.items).toEqual([])
  expect((await house.call(listMasterData, { list: 'people' }, {}, as)).status).toBe(404)
})

test('own fields of a customer are checked, shown, and kept when the organisation retires a field', async () => {
  await house.open.pool.query(
    `insert into custom_fields (id, entity, key, label_zh, label_en, kind, options, required, active, position)
     values (gen_random_uuid(), 'customer', 'level', '等级', 'Level', 'choice', '["金","银"]', true, true, 1),
            (gen_random_uuid(), 'customer', 'since', '入会', 'Since', 'date', '[]', true, true, 2)`,
  )
  const custom = { level: '金', since: '2024-05-01' }
  const { customerId } = (await house.call(createCustomer, {}, { name: '夏至', custom }, as)).reply
  const change = (wanted: Record<string, unknown>) =>
    house.call(changeCustomer, { customerId }, { custom: wanted }, as)
  expect((await change({ level: '铜' })).problem.code).toBe('organisation.customValues')
  await house.open.pool.query(`update custom_fields set active = false where key = 'since'`)
  expect((await change({ level: '银' })).status).toBe(200)
  const { reply } = await house.call(readCustomer, { customerId }, {}, as)
  expect(reply.custom).toEqual({ level: '银', since: '2024-05-01' })
})
