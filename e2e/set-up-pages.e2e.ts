import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

/** The pages that the rail leads to from here. */
async function pagesFrom(path: string): Promise<string[]> {
  const { work, address } = product
  await work.goto(address + path)
  const rail = work.getByRole('navigation', { name: '主导航' })
  await work.getByRole('heading', { level: 1 }).waitFor()
  await rail.locator('details').evaluateAll((groups) => {
    for (const group of groups) (group as HTMLDetailsElement).open = true
  })
  return rail.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') as string))
}

const isFocused = (element: Element) => element === document.activeElement

/** Turns to another page as the browser's own buttons do: the program stays, the page with its heading is a new one. */
async function turnTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset.left = ''
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.locator('h1:not([data-left])').waitFor()
  expect(new URL(page.url()).pathname).toBe(path)
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  await turnTo(page, path)
  await expect.poll(() => page.getByText('正在加载', { exact: true }).count()).toBe(0)
  const found = await violations(page)
  return [...found, ...((await tooWide(page)) ? ['wider than the screen'] : [])].map(
    (one) => `${path}: ${one}`,
  )
}

test('every page of the set-up and of learning labels is accessible and fits, at a desk and on a phone, in light and in dark', async () => {
  const pages = new Set([
    ...(await pagesFrom('/settings/organisation')),
    ...(await pagesFrom('/people')),
    ...(await pagesFrom('/label-models')),
  ])
  const setUpPages = [...pages].filter((path) =>
    /^\/(settings|people|account|label-models|to-label|group-events)/.test(path),
  )
  expect(setUpPages.length).toBeGreaterThan(12)
  const { work, move } = product
  const faults: string[] = []
  for (const page of [work, move]) {
    await page.goto(`${product.address}/tickets`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  for (const path of setUpPages) {
    const found = await Promise.all([faultsOf(work, path), faultsOf(move, path)])
    faults.push(...found.flat())
  }
  expect(faults).toEqual([])
})

test('what is taken out of the rules is asked about first, and Enter leaves it as it was', async () => {
  const { work, address } = product
  await work.goto(`${address}/settings/joint-handling`)
  const hint = await work
    .getByRole('spinbutton')
    .evaluate((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent)
  expect(hint).toMatch(/\S/)
  await work.getByRole('button', { name: '增加时限' }).click()
  const form = work.getByRole('dialog', { name: '增加时限' })
  await form.getByRole('combobox', { name: '紧急度' }).click()
  await work.getByTitle('紧急', { exact: true }).click()
  await form.getByRole('button', { name: '保存' }).click()
  const remove = work.getByRole('button', { name: /^删除：/ })
  await remove.click()
  const question = work.getByRole('dialog', { name: /^删除这条时限/ })
  await expect.poll(() => question.getByRole('button', { name: '先不' }).evaluate(isFocused)).toBe(true)
  await work.keyboard.press('Enter')
  await question.waitFor({ state: 'hidden' })
  await remove.click()
  await question.getByRole('button', { name: '删除' }).click()
  await work.getByText('没有另外的时限').waitFor()
  expect(await remove.count()).toBe(0)
})

/** The form of a new dispatch rule, with its name and team. */
async function newRule({ work }: Product, name: string) {
  await work.getByRole('button', { name: '新建规则' }).click()
  const form = work.getByRole('dialog', { name: '新建规则' })
  await form.getByRole('textbox', { name: '名称' }).fill(name)
  await form.getByRole('combobox', { name: '选择组织' }).last().click()
  await work.locator('.ant-select-tree-title:visible').first().click()
  return form
}

/** A rule is switched off in another window, while something is asked in the first. */
async function switchedOffElsewhere({ work, address }: Product, name: string) {
  const other = await work.context().newPage()
  await other.goto(`${address}/settings/dispatch`)
  const active = other.getByRole('switch', { name: `启用「${name}」` })
  await active.click()
  await expect.poll(() => active.getAttribute('aria-checked')).toBe('false')
  await other.close()
}

test('what was simulated goes in force after a look at what changes, and what stood there comes back after another', async () => {
  const { work, address } = product
  await work.goto(`${address}/settings/dispatch`)
  const rules = work.locator('.hx-rule')
  await (await newRule(product, '照旧')).getByRole('button', { name: '保存' }).click()
  await expect.poll(() => rules.first().innerText()).toContain('照旧')
  const before = await rules.allInnerTexts()
  const form = await newRule(product, '投诉先走')
  await form.getByRole('combobox', { name: '位置' }).click()
  await work.locator('.ant-select-item-option').getByText('最前面').click()
  await form.getByRole('button', { name: '先模拟再定' }).click()
  await work.getByRole('button', { name: '启用这项改动' }).click()
  const question = work.getByRole('dialog', { name: /^启用/ })
  for (const words of ['第 1 条：投诉先走', '没有这条规则。', /从现在起/])
    await question.getByText(words).waitFor()
  await question.getByRole('button', { name: '启用这项改动' }).click()
  await expect.poll(() => rules.first().innerText()).toContain('投诉先走')
  await work.getByRole('button', { name: '改回原样' }).click()
  const back = work.getByRole('dialog', { name: /^改回这次改动/ })
  for (const words of ['新建规则「投诉先走」', '没有这条规则。']) await back.getByText(words).waitFor()
  const bringBack = back.getByRole('button', { name: '改回', exact: true })
  await switchedOffElsewhere(product, '投诉先走')
  await bringBack.click()
  await back
    .getByRole('alert')
    .getByText(/又改过/)
    .waitFor()
  await back.getByRole('button', { name: '再看一遍' }).click()
  await back.getByText(/此后又改过 1 次/).waitFor()
  await bringBack.click()
  await work.getByText('已改回原来的样子。').waitFor()
  await expect.poll(() => rules.allInnerTexts()).toEqual(before)
})
