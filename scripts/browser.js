import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { aptInstall, isDebianRoot } from './debian.js'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
]

/** The path of a Chrome or Chromium with Chinese fonts, installed when missing and possible; else the reason why not. */
export function findBrowser() {
  const given = process.env.CHROME_PATH
  if (given)
    return existsSync(given)
      ? { path: given }
      : { problem: `CHROME_PATH names ${given}, which does not exist.` }
  const found = installedBrowser()
  if (isDebianRoot() && !(found && hasChineseFont())) aptInstall(['chromium', 'fonts-noto-cjk'])
  const path = installedBrowser()
  return path
    ? { path }
    : { problem: 'No Chrome or Chromium was found: install one, set CHROME_PATH, or pass --no-browser.' }
}

function installedBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(':')
    .flatMap((folder) => names.map((name) => `${folder}/${name}`))
  return [...onPath, ...places].find((file) => existsSync(file))
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}
