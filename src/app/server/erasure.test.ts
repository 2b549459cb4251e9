import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { legalHolds, releaseHold } from '#features/audit/contract.ts'
import { addRule, listRules } from '#features/automation-rules/contract.ts'
import { extendClock, ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { eraseCustomer, exportCustomer } from '#features/customers/contract/rights.ts'
import { claimTicket, returnTicket } from '#features/dispatch/contract.ts'
import { addSavedView, listSavedViews } from '#features/saved-views/contract.ts'
import { openLivedHouse, phone, textMark } from './testing/lived-house.ts'

let lived: Awaited<ReturnType<typeof openLivedHouse>>
beforeAll(async () => {
  lived = await openLivedHouse(inject('databaseServer'))
})
afterAll(() => lived.house.close())

const said = [
  '快递三天没有更新',
  'QQ20261128',
  `${textMark}礼盒`,
  '次来电',
  `${textMark}嗯`,
  `${textMark}谢谢`,
  'horse@example.com',
  phone,
]
const saidAboutThem = ['已联系承运方', '等发票', '等他回国', '他不接我电话']

const rowsOf = async (question: string, values: unknown[] = []) =>
  (await lived.house.open.pool.query(question, values)).rows

/** Tables with a row in which one of the words stands. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const tables = await rowsOf(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const any = `select 1 from ${name} t where t::text like any ($1) limit 1`
    if ((await rowsOf(any, [words.map((word) => `%${word}%`)])).length > 0) found.push(name)
  }
  return found
}

/** What colleagues keep for their work may name a customer, too: of two views and two rules one each. */
async function keepWordsAboutThem(): Promise<void> {
  const as = { as: lived.administrator }
  for (const text of [phone, '快递'])
    expect((await lived.house.call(addSavedView, {}, { name: text, conditions: { text } }, as)).status).toBe(
      200,
    )
  for (const text of [phone, '快递']) {
    const rule = { name: '来电', trigger: 'opened', conditions: { text }, steps: { note: '先回电' } } as const
    expect((await lived.house.call(addRule, {}, rule, as)).status).toBe(200)
  }
}

async function noteMore(): Promise<void> {
  const { house, administrator, ids } = lived
  const as = { as: administrator }
  const [, ticketId = '', asked = ''] = ids.ticketIds
  const { reply } = await house.call(ticketClocks, { ticketId: asked }, {}, as)
  const clock = reply.clocks.find(({ state, dueAt }) => state === 'running' && dueAt !== null)
  const dueAt = new Date(Date.parse(clock?.dueAt as string) + 86_400_000).toISOString()
  const clockId = clock?.id as string
  expect(
    (await house.call(extendClock, { clockId }, { dueAt, reason: `${textMark}等他回国` }, as)).status,
  ).toBe(200)
  await house.call(claimTicket, { ticketId }, { takeOver: true }, as)
  const back = { reason: 'too_much', note: `${textMark}他不接我电话` } as const
  expect((await house.call(returnTicket, { ticketId }, back, as)).status).toBe(200)
  await house.settle()
}

test('a person who asks gets what they wrote, what was written to them, and how they answered', async () => {
  const { house, administrator, ids } = lived
  const { reply } = await house.call(
    exportCustomer,
    { customerId: ids.customerId },
    {},
    { as: administrator },
  )
  expect(reply.customers).toMatchObject([{ phone: `+86${phone}`, email: 'horse@example.com' }])
  expect(reply.voices).toHaveLength(4)
  const told = { direction: 'out', text: `${textMark}已联系承运方` }
  expect(reply.messages).toContainEqual(expect.objectContaining(told))
  expect(reply.orders).toMatchObject([{ number: 'QQ20261128', amount: '66.60' }])
  expect(reply.surveys).toMatchObject([{ csat: 5, nps: 9, comment: `${textMark}谢谢` }])
  const answered = { reached: true, answer: 'satisfied', note: `${textMark}已联系承运方` }
  expect(reply.callbacks).toContainEqual(expect.objectContaining(answered))
})

test('of an erased customer no word is left anywhere, neither theirs nor what colleagues wrote about them', async () => {
  const { house, administrator, ids } = lived
  const as = { as: administrator }
  await keepWordsAboutThem()
  await noteMore()
  expect((await tablesWith(saidAboutThem)).length).toBeGreaterThanOrEqual(6)
  const erase = () => house.call(eraseCustomer, { customerId: ids.customerId }, { confirmed: true }, as)
  const { reply } = await house.call(legalHolds, {}, {}, as)
  expect((await erase()).reply).toEqual({ outcome: 'refused', ground: 'held', holdId: reply.items[0]?.id })
  for (const { id } of reply.items) await house.call(releaseHold, { holdId: id }, {}, as)
  const both = await Promise.all([erase(), erase()])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  await house.settle()
  expect(await tablesWith([...said, ...saidAboutThem])).toEqual([])
  const { views } = (await house.call(listSavedViews, {}, {}, as)).reply
  const { rules } = (await house.call(listRules, {}, {}, as)).reply
  expect([views.map(({ name }) => name), rules.flatMap(({ conditions }) => conditions.text ?? [])]).toEqual([
    ['快递'],
    ['快递'],
  ])
})
