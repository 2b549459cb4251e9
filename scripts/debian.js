import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

let updated = false

/** Whether packages can be installed here. */
export function isDebianRoot() {
  return existsSync('/etc/debian_version') && process.getuid() === 0
}

/** Installs Debian packages; returns whether they are there now. */
export function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!updated) spawnSync('apt-get', ['update', '-q'], { env })
  updated = true
  const options = ['-y', '-q', '-o', 'Dpkg::Options::=--force-confold']
  return spawnSync('apt-get', ['install', ...options, ...packages], { env }).status === 0
}
