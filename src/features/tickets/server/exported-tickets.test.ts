import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Actor } from '#platform/server/actor.ts'
import { holdTicket } from '../contract/handling.ts'
import { ticketConditions, ticketList } from '../contract/reading.ts'
import { ticketsToExport } from './exported-tickets.query.ts'
import { inventPerson, inventTicket } from './testing/invented-work.ts'
import { openDesk } from './testing/ticket-desk.ts'

const desk = await openDesk(inject('databaseServer'))
const { as, house, places, see, worked } = desk
const lead = as().as
afterAll(() => house.close())

let formula: string
beforeAll(async () => {
  await inventTicket(house, { text: '快递三天没有更新' })
  formula = await worked({ text: '=HYPERLINK("https://evil.example") 快递' })
  const { version } = await see(formula)
  await house.call(holdTicket, { ticketId: formula }, { version, reason: 'customer' }, as())
  await inventTicket(house, { text: '快递丢了', judged: { urgency: 'urgent' } })
})

const download = (query: string, { actor = lead as Actor, locale = 'zh-CN', format = 'csv' } = {}) =>
  house.server.inject({
    url: `/api/ticket-list.${format}?${query}`,
    headers: { authorization: `TestActor ${JSON.stringify(actor)}`, 'accept-language': locale },
  })
const linesOf = (body: string) => body.replace('\uFEFF', '').trim().split('\r\n')

test('the inbox comes out as a file: its tickets, in its order, in its words', async () => {
  const answer = await download('view=all_open')
  expect([answer.statusCode, answer.headers['x-huixiang-rows'], answer.headers['x-huixiang-more']]).toEqual([
    200,
    '3',
    '0',
  ])
  expect(answer.headers['content-disposition']).toBe('attachment; filename="tickets.csv"')
  const [head, ...lines] = linesOf(answer.body)
  expect(head).toMatch(/^工单号,标题,类型,紧急度,级别,状态,轮次,/)
  const { reply } = await house.call(ticketList, {}, { view: 'all_open' }, as())
  expect(lines.map((line) => line.split(',')[0])).toEqual(reply.items.map(({ number }) => number))
  const held = lines.find((line) => line.includes('HYPERLINK'))
  expect(held).toContain('处理中')
  expect(held).toContain('等待客户')
  // Nothing that a customer writes becomes a formula of the spreadsheet.
  expect(held).toContain(`"'=HYPERLINK`)
  const [english] = linesOf((await download('view=all_open', { locale: 'en' })).body)
  expect(english).toMatch(/^Ticket,Title,Kind,/)
})

test('conditions and order of the view hold for the file, and what is no condition is refused', async () => {
  const urgent = await download('view=all_open&urgency=urgent')
  expect(urgent.headers['x-huixiang-rows']).toBe('1')
  expect(urgent.body).toContain('快递丢了')
  const [newest] = linesOf((await download('sort=newest')).body).slice(1)
  expect(newest).toContain('快递丢了')
  expect((await download('kind=nonsense')).statusCode).toBe(422)
})

test('a workbook holds the same rows', async () => {
  const answer = await download('view=all_open', { format: 'xlsx' })
  const files = unzipSync(new Uint8Array(answer.rawPayload))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array)
  expect(sheet.match(/<row/g)).toHaveLength(4)
  expect(sheet).toContain('快递三天没有更新')
})

test('nobody takes out what they do not see, and that somebody took a list out is noted', async () => {
  const { root, logistics } = places
  const elsewhere = await inventPerson(
    house,
    { root, unit: logistics },
    { role: 'agent', availability: 'away' },
  )
  expect((await download('view=all_open', { actor: elsewhere })).headers['x-huixiang-rows']).toBe('0')
  const noted = await house.open.pool.query(
    `select facts from events where type = 'tickets.exported' and actor_id = $1`,
    [elsewhere.id],
  )
  expect(noted.rows).toEqual([{ facts: { rows: 0 } }])
  expect((await house.server.inject({ url: '/api/ticket-list.csv' })).statusCode).toBe(401)
})

test('a list that is longer than a file holds says that there is more', async () => {
  const asking = { read: house.house.read, actor: lead, now: Date.now() }
  const asked = ticketConditions.parse({ view: 'all_open' })
  const { ids, more } = await ticketsToExport(asking, asked, 2)
  expect([ids.length, more]).toEqual([2, true])
  expect((await ticketsToExport(asking, asked, 3)).more).toBe(false)
})
