import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { escalationStepped } from '#features/escalations/contract.ts'
import { receiveFeedbacks } from '#features/intake/server/public/receive.ts'
import { ticketCustomerReplied } from '#features/tickets/contract.ts'
import { tooWide, violations } from './browsing.ts'
import { openStage, type Stage } from './stories/stage.ts'

let stage: Stage
let leadId: string
let lead: Page

const many = 12

async function ticketIds(): Promise<string[]> {
  const { rows } = await stage.house.open.pool.query<{ id: string }>('select id from tickets order by number')
  return rows.map(({ id }) => id)
}

beforeAll(async () => {
  stage = await openStage(`${new Date().getFullYear() + 1}-05-11T10:00:00+08:00`)
  const away = { availability: 'away', unitId: stage.rootUnitId } as const
  leadId = await stage.hire({ name: '上官清', login: 'lead', role: 'team_lead', ...away })
  const now = await stage.house.house.now()
  await stage.house.arrange((context) =>
    receiveFeedbacks(
      context,
      Array.from({ length: many }, (_, n) => ({
        ...{ text: `第 ${n + 1} 号楼的快递柜打不开，取不到包裹`, kind: 'complaint', channel: 'web_form' },
        ...{
          receivedAt: now - n * 60_000,
          contact: { name: `夏侯${n + 1}`, phone: `138${String(n).padStart(8, '0')}` },
        },
      })),
    ),
  )
  await stage.calm()
  lead = await stage.screen('lead')
})
afterAll(() => stage?.close())

/** A time limit of a ticket that nobody saw to climbs to the lead. */
async function climbs(ticketId: string): Promise<void> {
  await stage.house.arrange(async ({ emit }) =>
    emit(escalationStepped, {
      subject: ticketId,
      unit: stage.rootUnitId,
      facts: {
        ...{ escalationId: randomUUID(), matter: 'clock', about: ticketId, obligation: 'contact', step: 2 },
        ...{ cause: 'unacknowledged', level: 100, dueAt: '2026-03-04T07:00:00.000Z', personIds: [leadId] },
        ...{ channels: [], asksAnswer: false },
      },
    }),
  )
  await stage.calm()
}

const heap = () => lead.getByRole('button', { name: `${many} 张工单没有人接手` })

test('an alarm stands above what nobody takes, which is one line that opens', async () => {
  const [first = ''] = await ticketIds()
  await climbs(first)
  await lead.reload()
  await lead.getByRole('button', { name: `通知，${many + 1} 条未读，其中 1 条要紧` }).click()
  const urgent = lead.getByRole('region', { name: '要紧' })
  await urgent.getByText(/仍无人处理，已升级到您/).waitFor()
  await heap().waitFor()
  expect(await lead.getByText(/还没有人接手/).count()).toBe(0)
  await heap().click()
  await expect.poll(() => lead.getByText(/还没有人接手/).count()).toBe(many)
  await heap().click()
})

test('what comes while the list is read waits behind a bar', async () => {
  const [, second = ''] = await ticketIds()
  await stage.house.arrange(async ({ emit }) =>
    emit(ticketCustomerReplied, {
      subject: second,
      unit: stage.rootUnitId,
      facts: { cycle: 1, messageId: randomUUID(), assigneeId: leadId, state: 'in_progress' },
    }),
  )
  await stage.calm()
  const bar = lead.getByRole('button', { name: '1 条新通知' })
  await bar.waitFor()
  expect(await lead.getByText(/的客户有新回复/).count()).toBe(0)
  await bar.click()
  await lead.getByText(/的客户有新回复/).waitFor()
  expect(await bar.count()).toBe(0)
})

test('what was read leaves the urgent, and comes back when it is made unread', async () => {
  const urgent = lead.getByRole('region', { name: '要紧' })
  await urgent.getByRole('button', { name: '标为已读', exact: true }).click()
  await urgent.waitFor({ state: 'detached' })
  await lead
    .getByRole('listitem')
    .filter({ hasText: '已升级到您' })
    .getByRole('button', { name: '标为未读' })
    .click()
  await urgent.getByText(/已升级到您/).waitFor()
  expect(await violations(lead)).toEqual([])
})

test('read together, they stand in one line of history; a phone shows the same', async () => {
  const gathered = lead.getByRole('listitem').filter({ has: heap() })
  await gathered.getByRole('button', { name: '全部标为已读' }).click()
  await gathered.waitFor({ state: 'detached' })
  // One of them stands with the reply of its customer.
  await lead.getByRole('button', { name: `${many - 1} 张工单没有人接手` }).waitFor()
  const hand = await stage.hand('lead')
  await hand.getByRole('button', { name: '通知，2 条未读，其中 1 条要紧' }).click()
  await hand
    .getByRole('region', { name: '要紧' })
    .getByText(/已升级到您/)
    .waitFor()
  expect(await tooWide(hand)).toBe(false)
})

test('what happens after a page read and before its line is open is shown when the line opens', async () => {
  const page = await lead.context().newPage()
  const opens = Promise.withResolvers<void>()
  // The line of a page of its own can be held up; that of all pages cannot.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'))
  await page.route('**/api/live*', async (route) => {
    await opens.promise
    await route.fallback()
  })
  await page.goto(lead.url())
  const unread = (at: Page, many: number) =>
    at.getByRole('button', { name: `通知，${many} 条未读，其中 1 条要紧` })
  await unread(page, 2).waitFor()
  const [, , third = ''] = await ticketIds()
  await stage.house.arrange(async ({ emit }) =>
    emit(ticketCustomerReplied, {
      subject: third,
      unit: stage.rootUnitId,
      facts: { cycle: 1, messageId: randomUUID(), assigneeId: leadId, state: 'in_progress' },
    }),
  )
  // Whose line is open hears of it.
  await unread(lead, 3).waitFor()
  expect(await unread(page, 2).count()).toBe(1)
  opens.resolve()
  await unread(page, 3).waitFor()
  await page.close()
})
