import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataFolder, type Running, startHuixiang } from '../tests/running/running-house.ts'
import { administrator } from '../tests/running/set-up.ts'
import { aboveTheBar, desk, openBrowser, phone, picture, violations } from './browsing.ts'
import { aPhoto } from './photo.ts'

const folder = newDataFolder()
const complaint =
  '上周五买的冰箱送到家就不制冷，质量太差，报修三次都没有人上门维修。家里还有老人的药要冷藏，请尽快检修或者换一台。'
const answer = '已安排师傅明天上午上门更换压缩机，费用由我们承担；给您添麻烦了。'

let running: Running
let browser: Browser
/** The agent's desk. */
let work: Page
/** The customer's phone. */
let hand: Page

beforeAll(async () => {
  running = await startHuixiang(folder.path)
  browser = await openBrowser()
  work = await (await desk(browser)).newPage()
  hand = await (await phone(browser)).newPage()
})

afterAll(async () => {
  await browser?.close()
  await running?.stop()
  folder.remove()
})

async function expectAccessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('the set-up page makes an organisation and lets its first administrator in', async () => {
  await work.goto(running.setUpLink as string)
  await work.getByLabel('组织名称').fill('晨星家电服务')
  await work.getByLabel('姓名').fill(administrator.name)
  await work.getByLabel('邮箱或手机号').fill(administrator.login)
  await work.getByLabel('密码', { exact: true }).fill(administrator.password)
  await expectAccessible(work)
  await picture(work, 'set-up')
  await press(work, '创建并进入')
  await work.getByRole('navigation', { name: '主导航' }).waitFor()
})

test('a customer complains on a phone, with a photo, and gets a number and a link', async () => {
  await hand.goto(`${running.address}/voice`)
  await hand.getByRole('radio', { name: /投诉/ }).check()
  await hand.getByLabel('发生了什么').fill(complaint)
  await hand
    .locator('input[type=file]')
    .setInputFiles({ name: '冰箱.png', mimeType: 'image/png', buffer: aPhoto() })
  await hand.getByLabel('手机号').fill('13900001234')
  await hand.getByLabel('称呼').fill('司徒明月')
  await hand.getByRole('checkbox').check()
  await expectAccessible(hand)
  await hand.evaluate(() => scrollTo(0, 0))
  await picture(hand, 'voice')
  await hand.getByRole('button', { name: '提交', exact: true }).click()
  await hand.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor()
  await expectAccessible(hand)
  await picture(hand, 'tracking')
})

test('the ticket is dispatched with its reason and stands in the inbox', async () => {
  await work.goto(`${running.address}/tickets`)
  await work
    .getByRole('link', { name: /上周五买的冰箱/ })
    .first()
    .waitFor()
  await expectAccessible(work)
  await work
    .getByRole('link', { name: /上周五买的冰箱/ })
    .first()
    .click()
  await work.getByRole('heading', { name: '客户原话' }).waitFor()
  await work.getByText(/由规则分派给/).waitFor()
  await work.getByRole('link', { name: /冰箱\.png/ }).waitFor()
  await expectAccessible(work)
  await picture(work, 'ticket')
  await work.getByRole('link', { name: /冰箱\.png/ }).click()
  await work.getByRole('dialog').getByRole('img', { name: '冰箱.png' }).waitFor()
  await expectAccessible(work)
  await work.keyboard.press('Escape')
  await work.getByRole('dialog').waitFor({ state: 'hidden' })
})

test('j and Enter lead from the inbox to the ticket, and never while an input method composes', async () => {
  await work.goto(`${running.address}/tickets`)
  const row = work.getByRole('row', { name: /上周五买的冰箱/ })
  await row.waitFor()
  await work.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true, cancelable: true }),
    ),
  )
  await work.keyboard.press('?')
  await work.getByRole('dialog', { name: '键盘快捷键' }).waitFor()
  await expectAccessible(work)
  await work.keyboard.press('Escape')
  await work.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await row.getAttribute('aria-current')).toBeNull()
  await work.keyboard.press('j')
  await work.keyboard.press('Enter')
  await work.getByRole('heading', { name: '客户原话' }).waitFor()
  await work.getByRole('tab', { name: '相似' }).waitFor()
})

test('under the pointer a time says exactly when, and is silent once the pointer has gone or the page has moved', async () => {
  const due = work.locator('.hx-ticket-head [data-hint]').first()
  const told = work.getByRole('tooltip')
  await due.hover()
  await told.getByText(/^截止 2\d{3}/).waitFor()
  await work.getByRole('heading', { name: '客户原话' }).hover()
  await told.waitFor({ state: 'hidden' })
  await due.hover()
  await told.waitFor()
  await work.mouse.wheel(0, 300)
  await told.waitFor({ state: 'hidden' })
})

test('no style is forgotten on the way back to the inbox: it would have to be worked out anew for the next ticket', async () => {
  await work.evaluate(() => {
    const forgotten: string[] = []
    Object.assign(globalThis, { forgotten })
    new MutationObserver((changes) => {
      for (const { removedNodes } of changes)
        for (const node of removedNodes)
          if (node.nodeName === 'STYLE') forgotten.push(node.textContent?.slice(0, 80) ?? '')
    }).observe(document.head, { childList: true })
  })
  await work.goBack()
  await work.getByRole('row', { name: /上周五买的冰箱/ }).waitFor()
  await work.goForward()
  await work.getByRole('heading', { name: '客户原话' }).waitFor()
  expect(await work.evaluate(() => (globalThis as unknown as { forgotten: string[] }).forgotten)).toEqual([])
})

test('the agent accepts it, reaches the customer, writes to them and names the solution', async () => {
  await press(work, /受理/)
  await work.getByText(/受理了工单/).waitFor()
  await press(work, /记录联系/)
  await work.getByRole('dialog').getByText('联系上了', { exact: true }).click()
  await work.getByRole('button', { name: '记录', exact: true }).click()
  await work.getByRole('textbox', { name: '回复客户' }).fill('您好，已经联系了检修师傅，稍后告诉您上门时间。')
  await press(work, '发给客户')
  for (const name of ['核实客户身份', '核实问题描述', '确认解决方案', '确认客户反馈']) {
    await work.getByRole('checkbox', { name }).click()
    await work.getByRole('checkbox', { name, checked: true }).waitFor()
  }
  await press(work, /填写处理结果/)
  await work.getByRole('dialog').getByText('已解决', { exact: true }).click()
  await work.getByRole('textbox', { name: '处理说明' }).fill(answer)
  await expectAccessible(work)
  await press(work, '保存并告诉客户')
  await work.getByRole('button', { name: /记录回访/ }).waitFor()
})

test('the customer sees the answer, the agent calls back, and the ticket closes', async () => {
  await hand.reload()
  await hand.getByText(answer).waitFor()
  await press(work, /客户满意/)
  await press(work, /关闭工单/)
  await work.getByText('关闭了工单').first().waitFor()
})

test('the customer answers the survey from the tracking page', async () => {
  const rating = hand.getByRole('link', { name: '评价这次处理' })
  // The survey is made once the ticket has closed, a moment after the desk shows it.
  await expect.poll(() => hand.reload().then(() => rating.count())).toBe(1)
  await rating.click()
  await hand.locator('input[name=csat][value="5"]').check()
  await hand.locator('input[name=nps][value="9"]').check()
  await hand.locator('textarea[name=comment]').fill('师傅很准时，谢谢。')
  await expectAccessible(hand)
  await picture(hand, 'survey')
  await hand.getByRole('button', { name: /提交/ }).click()
  await hand.getByRole('heading', { name: /谢谢/ }).waitFor()
  await expectAccessible(hand)
})

test('the overview counts it, and leads to the ticket behind the number', async () => {
  await work.goto(`${running.address}/overview`)
  const satisfaction = work.getByRole('article').filter({ hasText: '满意度（CSAT）' })
  await satisfaction.getByRole('link', { name: '查看背后的 1 条' }).waitFor()
  await expectAccessible(work)
  await satisfaction.getByRole('link', { name: '查看背后的 1 条' }).click()
  await work.getByRole('link', { name: /^T\d/ }).click()
  await work.getByText('关闭了工单').first().waitFor()
})

test('a manager on the move reads the inbox, the ticket and the overview on a phone', async () => {
  const state = await work.context().storageState()
  const move = await (await phone(browser, 'zh-CN', state)).newPage()
  await move.setViewportSize(aboveTheBar)
  const fits = () => move.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  await move.goto(`${running.address}/tickets?view=closed`)
  const ticket = move.getByRole('link', { name: /上周五买的冰箱/ }).first()
  await ticket.waitFor()
  expect(await fits()).toBe(true)
  await expectAccessible(move)
  await ticket.click()
  await move.getByText('关闭了工单').first().waitFor()
  expect(await fits()).toBe(true)
  await expectAccessible(move)
  await move.goto(`${running.address}/overview`)
  await move.getByRole('article').first().waitFor()
  expect(await fits()).toBe(true)
  await expectAccessible(move)
})

test('a second screen, switched to English, sees the next voice arrive by itself', async () => {
  const english = await (await desk(browser, 'en-GB')).newPage()
  await english.goto(`${running.address}/sign-in`)
  await english.getByLabel(/E-mail/).fill(administrator.login)
  await english.getByLabel('Password').fill(administrator.password)
  await english.keyboard.press('Enter')
  await press(english, /打开个人菜单/)
  await english.getByRole('menuitem', { name: 'English' }).click()
  await english.getByRole('navigation', { name: 'Main navigation' }).waitFor()
  await english.goto(`${running.address}/feedback`)
  await english
    .getByText(/上周五买的冰箱/)
    .first()
    .waitFor()
  await expectAccessible(english)
  await hand.goto(`${running.address}/voice?lang=en`)
  await hand.getByRole('radio', { name: /Praise/ }).check()
  await hand.getByRole('textbox').first().fill('The repair man was on time and very kind.')
  await hand.getByRole('checkbox').check()
  await hand.getByRole('button', { name: 'Send', exact: true }).click()
  await english.getByText('The repair man was on time').first().waitFor()
})
