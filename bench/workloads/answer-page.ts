import type { Browser } from 'playwright-core'
import { type BenchLine, lineOf } from '../line.ts'
import { serveFloor, serveHouse } from '../serving/processes.ts'
import { measured, openBrowser, timed, times } from './browser.ts'
import type { BenchPlan } from './plan.ts'
import { openSurvey } from './survey-answers.ts'

// WebPageTest's «Slow 3G»: 400 kbit/s each way, 400 ms from asking to the first byte.
const bytesPerSecond = 400_000 / 8
const slow3g = {
  offline: false,
  latency: 400,
  downloadThroughput: bytesPerSecond,
  uploadThroughput: bytesPerSecond,
}

/** A telephone on a slow line that was never here before, until what is looked for can be tapped. */
async function onSlowPhone(browser: Browser, address: string, target: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  })
  try {
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', slow3g)
    return await timed(async () => {
      await page.goto(address, { waitUntil: 'commit' })
      await page.locator(target).first().tap({ trial: true })
    })
  } finally {
    await context.close()
  }
}

async function looked(browser: Browser, address: string, target: string): Promise<number[]> {
  const took: number[] = []
  for (let time = 0; time < times; time++) took.push(await onSlowPhone(browser, address, target))
  return took
}

/** The page of an NPS survey with a comment, from asking for its address until a score can be tapped. The floor is the bare server's list as JSON on the same line. */
export async function measureAnswerPage(plan: BenchPlan): Promise<BenchLine> {
  const browser = await openBrowser()
  const [house, floor] = await Promise.all([serveHouse(plan.place, 'web'), serveFloor(plan.place)])
  try {
    const token = await openSurvey(house)
    const ours = await looked(
      browser,
      `http://localhost:${house.port}/q/${token}`,
      'label:has(input[name="a.nps"])',
    )
    const theirs = await looked(browser, `http://localhost:${floor.port}/list`, 'body')
    const rounds = [{ house: measured(ours), floor: measured(theirs) }]
    return lineOf({ workload: 'answer-page', tickets: plan.tickets }, rounds)
  } finally {
    await browser.close()
    await Promise.all([house.stop(), floor.stop()])
  }
}
