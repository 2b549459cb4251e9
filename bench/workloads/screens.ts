import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type BenchLine, lineOf } from '../line.ts'
import { serveFloor, serveHouse } from '../serving/processes.ts'
import { administrator } from '../volume/organisation.ts'
import { measured, openBrowser, timed, times } from './browser.ts'
import type { BenchPlan } from './plan.ts'

const width = 1440
/** All that is open: nobody of the bench has tickets of their own. */
const inbox = '/tickets?view=all_open'

type State = Awaited<ReturnType<BrowserContext['storageState']>>

const desk = (browser: Browser, storageState?: State) =>
  browser.newContext({
    ...(storageState && { storageState }),
    viewport: { width, height: 900 },
    locale: 'zh-CN',
  })

/** Signs in once; what a browser has cached since is not taken along. */
async function signedIn(browser: Browser, address: string): Promise<State> {
  const context = await desk(browser)
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('邮箱或手机号').fill(administrator.login)
  await page.getByLabel('密码').fill(administrator.password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

const rowsOf = (page: Page) => page.getByRole('row').getByRole('link')

interface Looking {
  readonly browser: Browser
  readonly address: string
  readonly state: State
}

/** The inbox in a browser that has never been here, until its first ticket can be opened. */
async function inboxTime({ browser, address, state }: Looking): Promise<number> {
  const context = await desk(browser, state)
  const page = await context.newPage()
  const took = await timed(async () => {
    await page.goto(`${address}${inbox}`, { waitUntil: 'commit' })
    await rowsOf(page).first().click({ trial: true })
  })
  await context.close()
  return took
}

const handRests = 120 // ms; between reaching a row and pressing, as a hand does

/** Tells when the pointer went down and when the history was on the screen after it. */
function watchOpening(): void {
  const watched = window as unknown as { opening?: Promise<number> }
  addEventListener(
    'pointerdown',
    ({ timeStamp }) => {
      watched.opening = new Promise((done) => {
        const look = () => {
          if (document.querySelector('.hx-timeline-day') === null) requestAnimationFrame(look)
          else requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)))
        }
        look()
      })
    },
    true,
  )
}

/** A ticket opened from the inbox, again and again, until its history stands there. */
async function ticketTimes({ browser, address, state }: Looking): Promise<number[]> {
  const context = await desk(browser, state)
  const page = await context.newPage()
  await page.addInitScript(watchOpening)
  const took: number[] = []
  await page.goto(`${address}${inbox}`)
  for (let time = -1; time < times; time++) {
    const row = rowsOf(page).nth(time + 1)
    await row.hover()
    await page.waitForTimeout(handRests)
    await row.click()
    const ms = await page.evaluate(() => (window as unknown as { opening: Promise<number> }).opening)
    // The first opening fetches the page's code.
    if (time >= 0) took.push(ms)
    await page.goBack()
  }
  await context.close()
  return took
}

async function pageTimes({ browser, address }: Pick<Looking, 'browser' | 'address'>, path: string) {
  const context = await desk(browser)
  const page = await context.newPage()
  const took: number[] = []
  for (let time = 0; time < times; time++) took.push(await timed(() => page.goto(address + path)))
  await context.close()
  return took
}

/** Looks at a screen ten times. The floor is a page of the bare server with the same rows as JSON, in the same browser. */
const measureScreen =
  (workload: string, look: (looking: Looking) => Promise<number[]>) =>
  async (plan: BenchPlan): Promise<BenchLine> => {
    const browser = await openBrowser()
    const [house, floor] = await Promise.all([serveHouse(plan.place, 'web'), serveFloor(plan.place)])
    try {
      const address = `http://localhost:${house.port}`
      const ours = await look({ browser, address, state: await signedIn(browser, address) })
      const theirs = await pageTimes({ browser, address: `http://localhost:${floor.port}` }, '/list')
      return lineOf({ workload, tickets: plan.tickets }, [{ house: measured(ours), floor: measured(theirs) }])
    } finally {
      await browser.close()
      await Promise.all([house.stop(), floor.stop()])
    }
  }

/** From nothing until somebody can work in the inbox. */
export const measureInboxScreen = measureScreen('inbox-screen', async (looking) => {
  const took: number[] = []
  for (let time = 0; time < times; time++) took.push(await inboxTime(looking))
  return took
})

/** From a click on a ticket until its history can be read. */
export const measureTicketScreen = measureScreen('ticket-screen', ticketTimes)
