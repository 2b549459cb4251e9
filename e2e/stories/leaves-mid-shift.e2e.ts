import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCalendars } from '#features/clocks/contract/calendars.ts'
import { offerCompensation } from '#features/compensation/contract/deeds.ts'
import { readCompensationSettings } from '#features/compensation/contract/reading.ts'
import { addShiftChange, setShift } from '#features/dispatch/contract/roster.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { acceptTicket } from '#features/tickets/contract/handling.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { tooWide, violations } from '../browsing.ts'
import { openStage, type Stage } from './stage.ts'

// A Monday next year.
const monday = new Date(Date.UTC(new Date().getFullYear() + 1, 5, 7))
monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7))
const date = monday.toISOString().slice(0, 10)
const at = (time: string) => `${date}T${time}:00+08:00`

const note = '家属电话已打通，维修班正在路上；请盯到有人被救出。'

let stage: Stage
let leaving: Page
let staying: Page
let agentId: string
let stayingId: string

beforeAll(async () => {
  stage = await openStage(at('14:00'))
  const { deeds, administratorId, rootUnitId: unitId } = stage
  await stage.hire({ name: '上官清', login: 'lead', role: 'team_lead', unitId, availability: 'away' })
  agentId = await stage.hire({ name: '司马青云', login: 'leaving', role: 'agent', unitId })
  const { calendars } = await deeds.call(listCalendars, {}, administratorId)
  const roundTheClock = calendars.find(({ hours }) => hours.weekly.sun?.length)
  await deeds.call(setShift, { personId: agentId, calendarId: roundTheClock?.id as string }, administratorId)
  for (const [kind, text] of [
    ['complaint', '三号楼电梯突然坠落，我母亲摔伤流血，里面还有人被困，请马上派人来！'],
    ['enquiry', '请问装修押金怎么退，需要带哪些材料？'],
  ] as const)
    await deeds.call(registerFeedback, { kind, text, channel: 'phone' }, administratorId)
  await stage.calm()
  leaving = await stage.screen('leaving')
})
afterAll(() => stage?.close())

test('both matters are with the agent, who writes down what the next one must know', async () => {
  await leaving.goto(`${stage.address}/tickets`)
  await leaving
    .getByRole('link', { name: /装修押金/ })
    .first()
    .waitFor()
  await leaving
    .getByRole('link', { name: /电梯突然坠落/ })
    .first()
    .click()
  await leaving.getByText('交接说明').click()
  await leaving.getByRole('textbox', { name: /交接说明/ }).fill(note)
  await leaving.getByRole('button', { name: '保存说明' }).click()
})

test('taken ill at 14:20, the agent goes: what cannot wait is with a colleague at once, with the note', async () => {
  stayingId = await stage.hire({
    name: '欧阳远',
    login: 'staying',
    role: 'agent',
    unitId: stage.rootUnitId,
  })
  staying = await stage.screen('staying')
  const leave = { personId: agentId, startsAt: at('14:20'), endsAt: at('18:00'), works: false }
  await stage.deeds.call(addShiftChange, leave, stage.administratorId)
  await stage.goTo(at('14:21'))
  await staying.goto(`${stage.address}/tickets`)
  await staying
    .getByRole('link', { name: /电梯突然坠落/ })
    .first()
    .click()
  await staying.getByText(note, { exact: true }).waitFor()
})

test('the half hour runs on from when the customer called, and the enquiry waits for whoever knows it', async () => {
  await staying
    .getByText(/还有 \d+ 分/)
    .first()
    .waitFor()
  const { rows } = await stage.house.open.pool.query(
    `select title, (select name from people where id = assignee_id) as holder from tickets order by title`,
  )
  expect(rows.map(({ holder }) => holder).toSorted()).toEqual(['司马青云', '欧阳远'].toSorted())
  await leaving.goto(`${stage.address}/tickets`)
  await leaving
    .getByRole('link', { name: /装修押金/ })
    .first()
    .waitFor()
  expect(await leaving.getByRole('link', { name: /电梯突然坠落/ }).count()).toBe(0)
})

test('on the wall the lead sees who is gone with what, and drags the enquiry to whoever stayed', async () => {
  const lead = await stage.screen('lead')
  await lead.goto(`${stage.address}/wallboard`)
  const seats = lead.getByRole('region', { name: '坐席' }).getByRole('listitem')
  const seat = (name: string) => seats.filter({ hasText: name }).first()
  const [gone, here] = [seat('司马青云'), seat('欧阳远')]
  await gone.getByText('不当班').waitFor()
  await here.getByText('在办 1 张').waitFor()
  await here.getByText('待受理 1').waitFor()
  await gone.getByText('在办 1 张').click()
  await gone.getByText(/装修押金/).dragTo(here)
  await lead.getByText(/^把 T\S+ 改派给欧阳远？$/).waitFor()
  await lead.getByRole('dialog').getByRole('button', { name: '改派', exact: true }).click()
  await here.getByText('在办 2 张').waitFor()
  await here.getByText('待受理 2').waitFor()
  // What others do meanwhile shows by itself.
  const { items } = await stage.deeds.call(
    ticketList,
    { view: 'all_open', text: '装修押金' },
    stage.administratorId,
  )
  const { id: ticketId, version } = items[0] ?? expect.fail('the enquiry is gone')
  await stage.deeds.call(acceptTicket, { ticketId, version }, stayingId)
  await here.getByText('待受理 1').waitFor()
  await expect.poll(() => gone.getByText('在办 1 张').count()).toBe(0)
  await staying.goto(`${stage.address}/tickets`)
  await staying
    .getByRole('link', { name: /装修押金/ })
    .first()
    .waitFor()
  await leaving.reload()
  await leaving.getByText('您手上没有待办的工单').waitFor()
})

test('on the way home, on a phone, the lead approves a refund, gives the enquiry back to whoever is at work again, and answers the customer', async () => {
  await stage.goTo(at('18:05'))
  const { deeds, administratorId } = stage
  const mine = await deeds.call(ticketList, { view: 'all_open', text: '装修押金' }, administratorId)
  const ticketId = mine.items[0]?.id as string
  const { kinds } = await deeds.call(readCompensationSettings, {}, administratorId)
  const kindId = kinds.find(({ currency }) => currency === 'CNY')?.id as string
  const gift = { kindId, amount: 60_000, reason: '押金多收了 600 元' }
  await deeds.call(offerCompensation, { ticketId, ...gift }, stayingId)
  await stage.calm()
  const hand = await stage.hand('lead')
  await hand.getByRole('button', { name: /通知/ }).click()
  await hand.getByRole('link', { name: /补偿/ }).first().click()
  await hand.getByRole('tab', { name: '补偿' }).click()
  const given = hand.getByRole('region', { name: '补偿' })
  await given.getByText('押金多收了 600 元').waitFor()
  await given.getByRole('button', { name: '批准', exact: true }).click()
  await given.getByRole('button', { name: '客户接受' }).or(given.getByText('已提出')).first().waitFor()
  await hand.getByRole('button', { name: '更多操作' }).click()
  await hand.getByRole('menuitem', { name: '分派给…' }).click()
  await hand
    .getByRole('dialog')
    .getByRole('button', { name: /司马青云/ })
    .click()
  await hand.getByRole('region', { name: '承办人' }).getByText('司马青云').first().waitFor()
  const answer = '您好，多收的 600 元押金会在三个工作日内退回原账户。'
  await hand.getByRole('textbox', { name: '回复客户' }).fill(answer)
  await hand.getByRole('button', { name: '发给客户' }).click()
  await stage.passes(11_000)
  await hand.getByText(answer).first().waitFor()
  expect(await tooWide(hand)).toBe(false)
})

test('on that phone the inbox begins with its tickets; the view that is shown and the order are in reach', async () => {
  const hand = await stage.hand('lead')
  await hand.goto(`${stage.address}/tickets?view=all_open`)
  const first = hand.getByRole('row').first()
  await first.waitFor()
  expect((await first.boundingBox())?.y).toBeLessThanOrEqual(180)
  const shown = hand.getByRole('navigation', { name: '工单视图' }).getByRole('link', { name: /全部未结/ })
  await expect.poll(async () => within(hand, await shown.boundingBox())).toBe(true)
  await hand.getByRole('button', { name: /^排序/ }).click()
  await hand.getByRole('menuitem', { name: '最新的在前' }).click()
  await hand.getByRole('button', { name: '排序：最新的在前' }).waitFor()
  expect(new URL(hand.url()).searchParams.get('sort')).toBe('newest')
  expect(await tooWide(hand)).toBe(false)
  expect(await violations(hand)).toEqual([])
})

/** Whether something lies within the width of a page. */
function within(page: Page, box: { x: number; width: number } | null): boolean {
  const width = page.viewportSize()?.width ?? 0
  return box !== null && box.x >= 0 && box.x + box.width <= width
}
