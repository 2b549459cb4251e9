import { spawnSync } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { newDataFolder, startHuixiang } from '../tests/running/running-house.ts'
import { setUp } from '../tests/running/set-up.ts'

/** The data of an organisation that was just set up and stopped, made by the first who asks. */
async function readyFolder(): Promise<string> {
  const ready = join(inject('journeys').folder, 'set-up')
  if (existsSync(ready)) return ready
  const making = `${ready}-unfinished`
  const running = await startHuixiang(making)
  await setUp(running)
  await running.stop()
  renameSync(making, ready)
  return ready
}

/** A copy of it in a data folder of its own. The database's files belong to whoever runs it, and stay theirs. */
export async function readyOrganisation(): Promise<ReturnType<typeof newDataFolder>> {
  const ready = await readyFolder()
  const folder = newDataFolder()
  const { status, stderr } = spawnSync('cp', ['-a', `${ready}/.`, folder.path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The organisation could not be copied: ${stderr}`)
  return folder
}
