import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerFeedback } from '#features/intake/contract.ts'
import { requestJointTasks } from '#features/joint-handling/contract/deeds.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { cutOff, tooWide, violations } from './browsing.ts'
import { openStage, type Stage } from './stories/stage.ts'

const upright = { width: 820, height: 1180 }
const lying = { width: 1180, height: 820 }

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await openStage('2027-06-07T10:00:00+08:00')
  const { deeds, administratorId, rootUnitId: unitId } = stage
  await stage.hire({ name: '上官清', login: 'lead', role: 'team_lead', unitId })
  for (const text of [
    '三号楼电梯突然坠落，我母亲摔伤流血，里面还有人被困，请马上派人来！已经打了三次电话，都说在路上，到现在一个人也没有看见。',
    '地下车库的灯坏了两个月，报修了三次都没有人来，晚上老人不敢走。',
    '装修押金三个月了还没有退，每次打电话都说在走流程，到底什么时候退？',
  ])
    await deeds.call(registerFeedback, { kind: 'complaint', text, channel: 'phone' }, administratorId)
  await stage.calm()
  const { items } = await deeds.call(ticketList, { view: 'all_open', text: '电梯' }, administratorId)
  const asked = ['维修部', '安全管理部'].map(async (unit) => ({
    unitId: await stage.unit(unit),
    role: 'responsible' as const,
    ask: '请查清原因，并给出恢复运行的时间。',
  }))
  const tasks = await Promise.all(asked)
  await deeds.call(requestJointTasks, { ticketId: items[0]?.id as string, tasks }, administratorId)
  await stage.calm()
  page = await stage.tablet('lead')
})
afterAll(() => stage?.close())

const speaks = async (locale: string) => {
  await page.evaluate((chosen) => localStorage.setItem('huixiang.locale', chosen), locale)
  await page.reload()
}

/** Whether the moments written above the lanes of other units run into each other. */
const timesMeet = () =>
  page.locator('.hx-lanes-time > span').evaluateAll((times) =>
    times.some((time, at) => {
      const next = times[at + 1]
      return next !== undefined && time.getBoundingClientRect().right > next.getBoundingClientRect().left
    }),
  )

/** A page that can be read and pressed whole, as it is and turned. */
async function expectWhole(): Promise<void> {
  expect(await tooWide(page)).toBe(false)
  expect(await cutOff(page)).toEqual([])
  expect(await violations(page)).toEqual([])
}

test('held upright, the inbox shows of each ticket what is due, how it stands and who has it, in both languages', async () => {
  await page.goto(`${stage.address}/tickets`)
  const urgent = page.getByRole('row', { name: /电梯突然坠落/ })
  await urgent.getByText('紧急').waitFor()
  await urgent.getByText('上官清').waitFor()
  await expectWhole()
  await page.getByRole('img', { name: '紧凑：标题一行' }).tap()
  await expectWhole()
  await speaks('en')
  await page
    .getByRole('row', { name: /电梯突然坠落/ })
    .getByText('In progress')
    .or(page.getByText('Received'))
    .first()
    .waitFor()
  await expectWhole()
  await speaks('zh-CN')
})

test('a tapped ticket is shown below the list, and beside it once the tablet is turned', async () => {
  await page.getByRole('button', { name: '随列表预览（P）' }).tap()
  await page
    .getByRole('row', { name: /车库的灯/ })
    .getByRole('cell')
    .last()
    .tap()
  const preview = page.getByRole('complementary', { name: '工单预览' })
  const words = preview.getByRole('blockquote')
  await words.getByText(/晚上老人不敢走/).waitFor()
  const [list, below] = await Promise.all([page.getByRole('table').boundingBox(), preview.boundingBox()])
  expect(below?.y).toBeGreaterThan(list?.y as number)
  expect((below?.y as number) + (below?.height as number)).toBeLessThanOrEqual(upright.height)
  await expectWhole()
  await page.setViewportSize(lying)
  await expect.poll(async () => (await preview.boundingBox())?.x).toBeGreaterThan(lying.width / 2)
  await words.getByText(/晚上老人不敢走/).waitFor()
  await expectWhole()
})

test('of an open ticket the next step and the clocks stand beside the story, upright and turned, and the customer is answered', async () => {
  await page
    .getByRole('row', { name: /电梯突然坠落/ })
    .getByRole('link')
    .tap()
  await page.getByRole('heading', { name: '客户原话' }).waitFor()
  for (const held of [lying, upright]) {
    await page.setViewportSize(held)
    await page.evaluate(() => scrollTo(0, 0))
    const next = await page.getByRole('region', { name: '下一步' }).boundingBox()
    expect((next?.y as number) + (next?.height as number)).toBeLessThan(held.height)
    await page.getByRole('heading', { name: '时限' }).waitFor()
    expect(await timesMeet()).toBe(false)
    await expectWhole()
  }
  await page.getByRole('button', { name: /受理/ }).tap()
  await page.getByText(/受理了工单/).waitFor()
  const answer = '救援人员已经到场，请先不要移动老人。'
  await page.getByRole('textbox', { name: '回复客户' }).fill(answer)
  await page.getByRole('button', { name: '发给客户' }).tap()
  await stage.passes(11_000)
  await page.getByRole('list').getByText(answer).first().waitFor()
})

test('the wall fits both ways', async () => {
  await page.goto(`${stage.address}/wallboard`)
  for (const held of [upright, lying]) {
    await page.setViewportSize(held)
    await page.getByRole('region', { name: '坐席' }).getByText('上官清').waitFor()
    await expectWhole()
  }
})

test('a ticket reached by its address is asked for, once, while the words of the screen are still on their way', async () => {
  await page.goto(`${stage.address}/tickets`)
  await page
    .getByRole('row', { name: /电梯突然坠落/ })
    .getByRole('link')
    .tap()
  await page.getByRole('heading', { name: '客户原话' }).waitFor()
  const arriving = await page.context().newPage()
  const timeline = /\/api\/tickets\/[^/]+\/timeline/
  let asked = 0
  arriving.on('request', (request) => {
    if (timeline.test(request.url())) asked += 1
  })
  const first = arriving.waitForRequest(timeline)
  await arriving.route(/assets\/(zh-cn|en)-/, async (words) => {
    await first
    await words.continue()
  })
  await arriving.goto(page.url())
  await arriving.locator('.hx-timeline-day').first().waitFor()
  expect(asked).toBe(1)
  await arriving.close()
})
