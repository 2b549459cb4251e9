import { spawnSync } from 'node:child_process'
import { aptInstall, isDebianRoot } from './debian.js'

/** Whether MP3 and M4A can be unpacked here: on Linux that asks for the library for sound, installed when missing and possible. */
export function haveSound() {
  if (process.platform !== 'linux' || isThere()) return true
  if (isDebianRoot()) aptInstall(['libasound2'])
  return isThere()
}

function isThere() {
  const { stdout } = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
  return Boolean(stdout?.includes('libasound.so.2'))
}
