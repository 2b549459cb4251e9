import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataFolder, type Running, startHuixiang } from '../tests/running/running-house.ts'
import { administrator, setUp } from '../tests/running/set-up.ts'
import { desk, openBrowser, phone, signedIn, violations } from './browsing.ts'

const folder = newDataFolder()
let running: Running
let browser: Browser
/** The administrator's desk, and the phone on which they look something up on the way. */
let work: Page
let move: Page

beforeAll(async () => {
  running = await startHuixiang(folder.path)
  await setUp(running)
  browser = await openBrowser()
  work = await signedIn(await desk(browser), running.address, administrator)
  move = await (await phone(browser, 'zh-CN', await work.context().storageState())).newPage()
  // So high that nothing lies under the bar at its foot, where no finger reaches before one scrolls.
  await move.setViewportSize({ width: 390, height: 4000 })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await running?.stop()
  folder.remove()
})

/** The pages that the rail leads to from here. */
async function pagesFrom(path: string): Promise<string[]> {
  await work.goto(running.address + path)
  const links = work.getByRole('navigation', { name: '主导航' }).getByRole('link')
  await work.getByRole('heading', { level: 1 }).waitFor()
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') as string))
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(running.address + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.getByText('正在加载', { exact: true }).count()).toBe(0)
  const found = await violations(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  return [...found, ...(wide ? ['wider than the screen'] : [])].map((one) => `${path}: ${one}`)
}

test('every page of the set-up and of learning labels is accessible and fits, at a desk and on a phone, in light and in dark', async () => {
  const pages = new Set([
    ...(await pagesFrom('/settings/organisation')),
    ...(await pagesFrom('/people')),
    ...(await pagesFrom('/label-models')),
  ])
  const setUpPages = [...pages].filter((path) =>
    /^\/(settings|people|label-models|to-label|group-events)/.test(path),
  )
  expect(setUpPages.length).toBeGreaterThan(12)
  const faults: string[] = []
  for (const path of setUpPages) for (const page of [work, move]) faults.push(...(await faultsOf(page, path)))
  expect(faults).toEqual([])
}, 300_000)
