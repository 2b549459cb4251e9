import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { changeCustomer, createCustomer, mergeCustomers } from '#features/customers/contract.ts'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { createCustomField } from '#features/organisation/contract.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { templates } from '#features/questionnaires/domain/templates.ts'
import { questionnaires } from '#features/questionnaires/server/module.ts'
import { answerByName, openedSurvey } from '#features/questionnaires/server/testing/opened-survey.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
  inventVoice,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { listPoints } from '../contract.ts'
import { metrics } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  metrics,
  customers,
  intake,
  tickets,
  organisation,
  questionnaires,
])
const { root, logistics } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
const as = { as: administrator }
afterAll(() => house.close())

const day = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10)
const period = { from: day(-2), to: day(2) }
type Asked = Partial<CallerInput<typeof readCut>>
const asked = (question: Asked) => house.call(readCut, {}, { metric: 'voices', ...period, ...question }, as)
const told = async (question: Asked) => {
  const { reply, problem } = await asked(question)
  expect(problem?.code).toBeUndefined()
  return reply.rows.map(({ name, estimate }) => [name?.en ?? null, estimate?.value])
}
const listed = async (narrowed: Partial<CallerInput<typeof listPoints>>) =>
  (await house.call(listPoints, {}, { measure: 'voices', ...period, ...narrowed }, as)).reply.items.map(
    ({ subjectId }) => subjectId,
  )

const phones = { wang: '13900001111', li: '13900002222', zhao: '13900003333' }
async function known(phone: string, more: { vip?: boolean; tags?: string[] } = {}): Promise<string> {
  return (await house.call(createCustomer, {}, { name: '客户', phone, ...more }, as)).reply.customerId
}
const become = async (customerId: string, fields: CallerInput<typeof changeCustomer>) => {
  house.travel(60_000)
  expect((await house.call(changeCustomer, { customerId }, fields, as)).status).toBe(200)
  house.travel(60_000)
}
const wang = await known(phones.wang)
const says = (phone: string, more = {}) => inventVoice(house, { contact: { phone }, ...more })

test('until a field says what customers are, nobody is asked to cut by it, and whoever does is told why', async () => {
  const { reply } = await house.call(readCatalogue, {}, {}, as)
  const voices = reply.items.find(({ key }) => key === 'voices')
  expect(voices?.cuts).toEqual(expect.arrayContaining(['product', 'group']))
  expect([voices?.cuts, voices?.dimensions].flat()).not.toContain('membership')
  const { problem } = await asked({ by: 'membership' })
  expect([problem?.code, problem?.facts]).toEqual(['metrics.noCustomerField', { field: 'membership' }])
  expect((await asked({ metric: 'voices', region: '华东' })).problem?.code).toBe('metrics.noCustomerField')
})

test('answers about no ticket are those of whom was invited, as they were then', async () => {
  const teacher = await known('13900004444', { tags: ['老师'] })
  const { questionnaireId } = await openedSurvey(house, templates.ces)
  const answers = { find: 2 }
  await answerByName(house, questionnaireId, { answers, customerId: teacher })
  await house.settle()
  expect(await told({ metric: 'ces', by: 'group' })).toEqual([['老师', 2]])
  expect((await asked({ metric: 'ces', group: '老师' })).reply.total?.n).toBe(1)
})

test('a voice stays with the groups and the level that its customer had when it came in', async () => {
  const field = { entity: 'customer', kind: 'choice', labelEn: 'x', required: false } as const
  for (const [key, labelZh, options] of [
    ['membership', '会员等级', ['普通', '金卡']],
    ['region', '地区', ['华东', '华南']],
  ] as const)
    expect(
      (await house.call(createCustomField, {}, { ...field, key, labelZh, options: [...options] }, as)).status,
    ).toBe(200)
  const first = await says(phones.wang)
  await become(wang, { vip: true, tags: ['企业客户'], custom: { membership: '金卡', region: '华东' } })
  const second = await says(phones.wang)
  await become(wang, { tags: [], custom: { region: '华南' } })
  const third = await says(phones.wang)
  await says('13900009999')
  await house.settle()
  expect(await told({ by: 'group' })).toEqual([
    ['企业客户', 1],
    ['VIP', 2],
    [null, 2],
  ])
  expect(await told({ by: 'membership' })).toEqual([
    ['普通', 0],
    ['金卡', 2],
    [null, 2],
  ])
  expect(await told({ by: 'region', group: 'vip' })).toEqual([
    ['华东', 1],
    ['华南', 1],
  ])
  expect(await listed({ membership: '金卡' })).toEqual(expect.arrayContaining([second, third]))
  expect(await listed({ membership: '金卡', region: '华南' })).toEqual([third])
  expect(await listed({ group: '企业客户' })).toEqual([second])
  expect(await listed({})).toContain(first)
})

test('who is in two groups counts in both rows and once in the whole', async () => {
  const { reply } = await asked({ by: 'group' })
  expect(reply.rows.reduce((sum, { estimate }) => sum + (estimate?.value ?? 0), 0)).toBe(5)
  expect(reply.total?.value).toBe(4)
  expect((await asked({ group: 'vip' })).reply.total?.value).toBe(2)
})

test('what is counted of a ticket stands with its voice: its product, and who spoke', async () => {
  const [parcel, box] = [randomUUID(), randomUUID()]
  for (const [id, name] of [
    [parcel, '冷链'],
    [box, '礼盒'],
  ])
    await house.open.pool.query(
      'insert into products (id, code, name, saved_at) values ($1, $1::uuid::text, $2, now())',
      [id, name],
    )
  await known(phones.li, { tags: ['学校'] })
  house.travel(60_000)
  const ofLi = await inventTicket(house, {
    productId: parcel,
    unitId: logistics,
    contact: { phone: phones.li },
  })
  await inventTicket(house, { productId: box, unitId: logistics, contact: { phone: phones.wang } })
  expect(await told({ metric: 'opened', by: 'product' })).toEqual([
    ['冷链', 1],
    ['礼盒', 1],
    ...(await untold('product')),
  ])
  expect(await told({ metric: 'opened', by: 'unit', product: parcel, group: '学校' })).toEqual([
    ['物流组', 1],
    ['账务组', 0],
  ])
  expect(
    (
      await house.call(listPoints, {}, { measure: 'opened', product: parcel, group: '学校' }, as)
    ).reply.items.map(({ ticketId }) => ticketId),
  ).toEqual([ofLi])
})

/** The row of what has no value, where there is one. */
async function untold(by: 'product') {
  const { reply } = await asked({ metric: 'opened', by })
  return reply.rows.flatMap(({ key, estimate }) => (key === null ? [[null, estimate?.value]] : []))
}

test('merging changes nothing that was, and who was erased is in no group any more', async () => {
  const zhao = await known(phones.zhao, { vip: true })
  house.travel(60_000)
  await says(phones.zhao)
  await house.settle()
  const before = await told({ by: 'group' })
  await house.call(mergeCustomers, { customerId: wang }, { otherId: zhao }, as)
  await house.settle()
  expect(await told({ by: 'group' })).toEqual(before)
  expect(
    (await house.call(eraseCustomer, { customerId: wang }, { confirmed: true }, as)).reply,
  ).toMatchObject({
    outcome: 'fulfilled',
  })
  await house.settle()
  const { reply } = await asked({ by: 'group' })
  expect(reply.rows.map(({ key }) => key)).toEqual(['学校', null])
})
