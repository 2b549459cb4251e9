import { type Browser, chromium } from 'playwright-core'
import { quietly } from '../../e2e/quiet-browser.ts'
import type { Measured } from '../line.ts'

/** How often each screen is looked at. */
export const times = 10

/** Where a browser would be, and is not. */
export class NoBrowser extends Error {}

export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH
  if (executablePath === undefined)
    throw new NoBrowser('CHROME_PATH names no browser to look at screens with.')
  return chromium.launch({ executablePath, args: [...quietly] })
}

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export const measured = (all: readonly number[]): Measured => ({
  ops: (1000 * all.length) / all.reduce((sum, one) => sum + one, 0),
  times: all,
})
