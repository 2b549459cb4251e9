import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { inject } from 'vitest'
import { startHuixiang } from '../tests/running/running-house.ts'
import { administrator } from '../tests/running/set-up.ts'
import { readyOrganisation } from './ready-organisation.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const patienceMs = 90_000
const pictures = process.env.HUIXIANG_PICTURES === undefined ? null : resolve(process.env.HUIXIANG_PICTURES)

/** Opens a browser of one's own: closing it closes no other's windows. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject('journeys').browser)

/** Where our customers are, and nothing that moves away under a pointer that is already on its way. */
const everywhere = { timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const

/** A window in which pages may take their time: other tests run beside it. */
async function windowOf(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(patienceMs)
  return context
}

/** A desk: a wide screen, in Chinese unless said otherwise. */
export function desk(browser: Browser, locale = 'zh-CN'): Promise<BrowserContext> {
  return windowOf(browser, { ...everywhere, viewport: { width: 1440, height: 900 }, locale })
}

/** A phone in someone's hand; with `storageState`, of somebody who is signed in. */
export function phone(
  browser: Browser,
  locale = 'zh-CN',
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<BrowserContext> {
  return windowOf(browser, {
    ...everywhere,
    ...(storageState && { storageState }),
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale,
  })
}

/** A tablet held upright; turned, its sides change places. */
export function tablet(browser: Browser): Promise<BrowserContext> {
  return windowOf(browser, {
    viewport: { width: 820, height: 1180 },
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
}

type Appearance = 'dark' | 'light'
/** What is asked: everything in one appearance; in the other what depends on it. */
const asked = {
  dark: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  light: { type: 'rule', values: ['color-contrast'] },
} as const

/** What axe finds wrong with a page under WCAG 2.2 AA, in light and in dark: rule, and the elements. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  const now = await page.evaluate(
    () =>
      document.documentElement.dataset.appearance ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  )
  // The one it stands in comes first: putting on another takes longer than asking.
  for (const colorScheme of now === 'dark' ? (['dark', 'light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction(
      (scheme) => (document.documentElement.dataset.appearance ?? scheme) === scheme,
      colorScheme,
      { polling: 50 },
    )
    await page.waitForTimeout(100)
    found.push(...(await violationsNow(page, colorScheme)).map((one) => `${colorScheme}: ${one}`))
  }
  return found
}

async function violationsNow(page: Page, appearance: Appearance): Promise<string[]> {
  // A colour that is still on its way is nobody's choice; one that is held on its way for long is what people see.
  await page.evaluate(async (patience) => {
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.race([
      Promise.allSettled(ending.map((one) => one.finished)),
      new Promise((enough) => setTimeout(enough, patience)),
    ])
  }, 2000)
  // A content security policy keeps script tags out; an evaluation is not one.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(async (runOnly) => {
    const { axe: tool } = globalThis as unknown as {
      axe: {
        run(
          context: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const found = await tool.run(document, { runOnly, resultTypes: ['violations'] })
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
  }, asked[appearance])
}

/** Keeps a picture for the README when HUIXIANG_PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === null) return
  mkdirSync(pictures, { recursive: true })
  // Numbers that slide in have arrived by then.
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** A page of somebody who has signed in. */
export async function signedIn(
  context: BrowserContext,
  address: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('邮箱或手机号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  return page
}

/** A phone so high that nothing lies under the bar at its foot, where no finger reaches before one scrolls. */
export const aboveTheBar = { width: 390, height: 8000 }

/** A product that runs and is set up, with its administrator at a desk and a phone in their hand. */
export interface Product {
  readonly address: string
  readonly browser: Browser
  readonly work: Page
  readonly move: Page
  close(): Promise<void>
}

/** Starts one; whoever opened it closes it. What does not come to stand leaves nothing behind. */
export async function openProduct(): Promise<Product> {
  await using opening = new AsyncDisposableStack()
  const folder = opening.adopt(await readyOrganisation(), ({ remove }) => remove())
  const running = opening.adopt(await startHuixiang(folder.path), (one) => one.stop())
  const browser = opening.adopt(await openBrowser(), (one) => one.close())
  const { address } = running
  const work = await signedIn(await desk(browser), address, administrator)
  const move = await (await phone(browser, 'zh-CN', await work.context().storageState())).newPage()
  await move.setViewportSize(aboveTheBar)
  const opened = opening.move()
  return { address, browser, work, move, close: () => opened.disposeAsync() }
}

/** Holds up what a page sends to an address, as a slow line does, until it is let through or the server says that it cannot. */
export async function heldUp(page: Page, address: string) {
  const end = Promise.withResolvers<'through' | 'unavailable'>()
  let over = false
  await page.route(address, async (route) => {
    if (over || route.request().method() === 'GET') return route.fallback()
    return (await end.promise) === 'through' ? route.fallback() : route.fulfill({ status: 503, body: '' })
  })
  const finish = (how: 'through' | 'unavailable') => {
    over = true
    end.resolve(how)
  }
  return { goesThrough: () => finish('through'), fails: () => finish('unavailable') }
}

/** Buttons, signs and headings of which a box around them, or the window, hides a part; what scrolls hides nothing. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hides = (box: Element, { left, right, top, bottom }: DOMRect) => {
      const { overflowX, overflowY } = getComputedStyle(box)
      const edge = box.getBoundingClientRect()
      const aside = overflowX === 'hidden' && (left < edge.left - 1 || right > edge.right + 1)
      // Rows of a long list have one height, and lie one on the other where more stands in them.
      const ends = overflowY === 'hidden' || box.matches('tr')
      return aside || (ends && (top < edge.top - 1 || bottom > edge.bottom + 1))
    }
    const around = function* (element: Element) {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement)
        if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return
        else yield box
    }
    return [...document.querySelectorAll('main :is(button, h1, h2, .hx-tag, .hx-ticket-kind)')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => {
        const place = element.getBoundingClientRect()
        return (
          place.right > document.documentElement.clientWidth + 1 ||
          [...around(element)].some((box) => hides(box, place))
        )
      })
      .map((element) => element.textContent || element.outerHTML.slice(0, 120))
  })

/** Whether a page has to be moved sideways. */
export const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
