import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiveFeedbacks } from '#features/intake/server/public/receive.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let lead: Page
let customer: Page

const many = 300
/** With so many it is an event; the others only make it greater. */
const first = 30
const hour = 3_600_000
const secret = randomBytes(24).toString('hex')

/** The same trouble in the words of different people. */
const words = (n: number): string =>
  [
    '阳光花园小区从昨晚开始停水，到现在还没有来水',
    '阳光花园小区昨晚开始停水，现在还没有来水，家里有老人',
    '阳光花园小区从昨晚停水到现在，还没有来水，没人管',
    '我们阳光花园小区从昨晚开始停水了，到现在还没来水',
    '阳光花园小区从昨晚开始停水，今天到现在还没有来水！',
    '阳光花园小区从昨晚开始就停水，到现在都还没有来水',
  ][n % 6] as string
const families = ['欧阳', '司马', '诸葛', '上官', '夏侯', '东方']
const nameOf = (n: number) => `${families[n % 6]}${n + 1}`
const phoneOf = (n: number) => `138${String(n).padStart(8, '0')}`

/** A month of ordinary days: who listened for so long knows what is usual. */
async function aMonthBefore(): Promise<void> {
  const now = await stage.house.house.now()
  const days = Array.from({ length: 30 }, (_, n) => now - (n + 1) * 24 * hour)
  await stage.house.arrange((context) =>
    receiveFeedbacks(
      context,
      days.map((at, n) => ({
        ...{ text: `请问你们 ${n + 1} 号几点开门`, channel: 'api', mode: 'history' },
        ...{ receivedAt: at, occurredAt: at },
      })),
    ),
  )
}

beforeAll(async () => {
  stage = await openStage(`${new Date().getFullYear() + 1}-05-11T10:00:00+08:00`)
  await stage.hire({ name: '上官清', login: 'lead', role: 'team_lead', unitId: stage.rootUnitId })
  await aMonthBefore()
  await stage.calm()
  lead = await stage.screen('lead')
  customer = await stage.customer()
})
afterAll(() => stage?.close())

/** Some of the neighbours complain. */
async function complain(from: number, to: number): Promise<void> {
  const now = await stage.house.house.now()
  await stage.house.arrange((context) =>
    receiveFeedbacks(
      context,
      Array.from({ length: to - from }, (_, index) => from + index).map((n) => ({
        ...{ text: words(n), kind: 'complaint', channel: 'web_form', receivedAt: now - (n % 50) * 60_000 },
        ...(n === 0 && { secret }),
        contact: { name: nameOf(n), phone: phoneOf(n) },
      })),
    ),
  )
  await stage.calm()
}

test('three hundred neighbours have no water within an hour, and the lead hears of it once', async () => {
  await complain(0, first)
  await lead.getByRole('button', { name: /通知/ }).click()
  const told = lead.getByText(/短时间内有多位客户反映相似的问题/)
  await told.first().waitFor({ state: 'attached' })
  await lead.getByRole('listitem').filter({ has: told }).getByRole('link').first().click()
  await lead.getByRole('heading', { level: 1, name: /阳光花园/ }).waitFor()
  await complain(first, many)
  const { rows } = await stage.house.open.pool.query(
    `select count(*)::int as n from notifications where kind = 'group_event' group by person_id`,
  )
  expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([1]))
  await lead.reload()
  await lead.getByText('300', { exact: true }).first().waitFor()
})

test('the lead reads how the first of them will read the answer, and sends it to all', async () => {
  await lead.getByRole('button', { name: '答复全部客户' }).click()
  const text = lead.getByRole('textbox', { name: '写给每一位客户的话' })
  await text.fill('{客户姓名}，您好：主管道抢修已经完成，今晚八点前恢复供水，请先放掉管里的余水。')
  await lead.getByText(/^(欧阳|司马|诸葛|上官|夏侯|东方)\d+，您好：主管道抢修已经完成/).waitFor()
  await lead.getByRole('button', { name: `发给 ${many} 位客户` }).click()
  await lead.getByRole('button', { name: '撤回' }).waitFor()
})

test('ten seconds later each of them has it on their own page, with their own name', async () => {
  await stage.passes(11_000)
  await lead.getByText(`已发给 ${many} 位客户`).waitFor()
  const { rows } = await stage.house.open.pool.query(
    `select count(*)::int as n, count(distinct text)::int as texts from ticket_messages where direction = 'out'`,
  )
  expect(rows).toEqual([{ n: many, texts: many }])
  const voice = await stage.house.open.pool.query(
    `select number from feedbacks join customers on customers.id = customer_id where customers.name = $1`,
    [nameOf(0)],
  )
  await customer.goto(`${stage.address}/voice/${voice.rows[0].number}?k=${secret}`)
  await customer.getByText(`${nameOf(0)}，您好：主管道抢修已经完成`).waitFor()
})
