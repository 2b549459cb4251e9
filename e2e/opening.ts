import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { newDataFolder } from '../tests/running/running-house.ts'

/** Where the browser of all journeys listens, and a folder for what is made once for all of them. */
interface Journeys {
  readonly browser: string
  readonly folder: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    journeys: Journeys
  }
}

/**
 * What the browser leaves out: what Playwright leaves out by itself (of two lists a browser heeds the last), and the
 * suggestions below the address bar, for which every window, though nobody sees its frame, prepares two pages that cost
 * as much as ours.
 */
const leftOut = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** How the browser that the test command found is started. */
export function browserOptions(): LaunchOptions {
  const executablePath = process.env.CHROME_PATH
  if (executablePath === undefined) throw new Error('CHROME_PATH names no browser; npm test finds one')
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
  return { executablePath, args: [...quiet, `--disable-features=${leftOut.join(',')}`] }
}

/** One browser for all journeys: each has windows of its own in it, which know nothing of the others. */
export default async function openForAll({ provide }: TestProject): Promise<() => Promise<void>> {
  const browser: BrowserServer = await chromium.launchServer(browserOptions())
  const folder = newDataFolder()
  provide('journeys', { browser: browser.wsEndpoint(), folder: folder.path })
  return async () => {
    await browser.close()
    folder.remove()
  }
}
