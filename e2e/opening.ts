import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { newDataFolder } from '../tests/running/running-house.ts'
import { quietly } from './quiet-browser.ts'

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

/** How the browser that the test command found is started. */
export function browserOptions(): LaunchOptions {
  const executablePath = process.env.CHROME_PATH
  if (executablePath === undefined) throw new Error('CHROME_PATH names no browser; npm test finds one')
  return { executablePath, args: [...quietly, '--disable-quic', '--disable-background-networking'] }
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
